namespace Portal.Tests.Hosting;

/// <summary>The running program with a data folder of its own, whether within the process of the tests or in one of its own.</summary>
public interface IPortal : IAsyncDisposable
{
    string DataFolder { get; }

    Uri Address { get; }

    /// <summary>Follows no redirects, keeps no cookies and unpacks nothing, so that a test sees what was sent.</summary>
    HttpClient Client { get; }

    /// <summary>What the program has written since its last start.</summary>
    string Output { get; }

    /// <summary>Asks the program to end, as a service manager does, and waits until it has; its data stay. Returns the exit code.</summary>
    Task<int> StopAsync();
}
