using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;
using Portal.Tests.Map;

namespace Portal.Tests.Help;

/// <summary>
/// A portal of its own with a copy of the content, which a test changes and imports by a second process, as an editor at a shell would.
/// </summary>
internal sealed class ChangingPortal : IAsyncDisposable
{
    private ChangingPortal(IPortal program) => Program = program;

    public IPortal Program { get; }

    public TempFolder Content { get; } = Copy();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ChangingPortal> StartAsync(PortalSettings? settings = null) => new(await InProcessPortal.StartAsync(settings));

    /// <summary>The same in a process of its own, for a test of what it writes to its log.</summary>
    public static async Task<ChangingPortal> StartProcessAsync(PortalSettings settings) =>
        new(await PortalProgram.StartAsync(settings, Ct));

    public async Task<string> ImportAsync()
    {
        var (code, text) = await PortalCommand.RunAsync(Program.DataFolder, Ct, "content", "import", Content.Path);
        Assert.True(code is 0 or 1, text);
        return text;
    }

    public async Task<(HttpStatusCode Status, string? Location, IHtmlDocument Page)> ReadAsync(string address)
    {
        using var answer = await Program.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return (
            answer.StatusCode,
            answer.Headers.Location?.OriginalString,
            new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct))
        );
    }

    public async Task<string> TextAsync(string address)
    {
        using var answer = await Program.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    /// <summary>Waits until the running portal follows what another process wrote.</summary>
    public Task FollowsAsync(Func<Task<bool>> condition, string sentence) =>
        Until.TrueAsync(condition, () => sentence + "\n" + Program.Output, Ct);

    /// <summary>A write past the program, as a second node would do it.</summary>
    public async Task WriteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Program.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        Content.Dispose();
    }

    private static TempFolder Copy()
    {
        var folder = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.Full("content"), "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Repository.Full("content"), file), File.ReadAllBytes(file));
        return folder;
    }
}
