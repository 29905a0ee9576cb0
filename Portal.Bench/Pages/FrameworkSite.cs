namespace Portal.Bench.Pages;

/// <summary>A published build of the site, started with some parts of the framework as they come, and what was seen of it.</summary>
internal sealed class FrameworkSite(string name, string folder, string workspace, string stock) : IDisposable
{
    private readonly string data = Path.Combine(workspace, "data-" + name.Replace(' ', '-'));
    private Server? server;

    public string Name => name;

    /// <summary>Milliseconds to the first answer, on a database that was there.</summary>
    public List<double> Starts { get; } = [];

    /// <summary>Microseconds of the processor for a page that is cached.</summary>
    public List<double> Finished { get; } = [];

    /// <summary>The same for a page that is rendered.</summary>
    public List<double> Rendered { get; } = [];

    // The first start makes the database, and does not count.
    public async Task StartAsync()
    {
        var isFirst = server is null;
        server?.Dispose();
        server = await Published.StartAsync(folder, data, new() { ["Framework__Stock"] = stock });
        if (!isFirst)
            Starts.Add(server.FirstAnswer.TotalMilliseconds);
    }

    // An address with a query is never kept, so the second page is rendered anew each time.
    public async Task LoadAsync(string path, bool count)
    {
        var finished = await Load.RunAsync(new("", server!, path), 1, 32);
        var rendered = await Load.RunAsync(new("", server!, path + "?rendered", "identity"), 1, 32);
        if (!count)
            return;
        Finished.Add(finished.CpuMicroseconds);
        Rendered.Add(rendered.CpuMicroseconds);
    }

    public void Dispose() => server?.Dispose();
}
