namespace Portal.Tests.Hosting;

/// <summary>
/// The run between commits (./test.sh fast) leaves out what needs more than .NET or a process of its own. A test is skipped by what it asks
/// for, so nobody has to mark any.
/// </summary>
internal static class FastRun
{
    private static readonly bool Is = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "fast";

    /// <summary>Why there is none of this today; null in a whole run.</summary>
    public static string? LeavesOut(string what) => Is ? $"The fast run leaves out {what}" : null;

    public static void Skip(string what)
    {
        if (LeavesOut(what) is { } reason)
            Assert.Skip(reason);
    }
}
