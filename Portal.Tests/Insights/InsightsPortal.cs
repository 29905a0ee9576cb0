using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;

namespace Portal.Tests.Insights;

[CollectionDefinition(Name)]
public sealed class InsightsCollection : ICollectionFixture<InsightsPortal>
{
    public const string Name = "Insights";
}

/// <summary>
/// A portal whose readers have searched for a while: in German with and without success, in Russian mostly without, in Spanish not at all.
/// </summary>
public sealed class InsightsPortal : IAsyncLifetime
{
    public const int Misses = 25;

    private const string Count = """
        insert into search_count (language, text, day, searches, missed, opened, results)
        values ($language, $text, $day, $searches, $missed, $opened, $results)
        """;
    private const string Guide = """
        insert into guide_count (day, guide, node, language, reached, continued) values
            ($day, 'slow-internet', 'scope', 'pt', 20, 12), ($day, 'slow-internet', 'pause', 'pt', 12, 9),
            ($day, 'slow-internet', 'busy-line', 'pt', 5, 0), ($day, 'slow-internet', 'too-slow', 'pt', 4, 0)
        """;
    private const string Opened =
        "insert into search_opened (language, text, day, article, opened) values ('de', 'router', $day, 'restart-router', 6)";

    public InProcessPortal Program { get; private set; } = null!;

    internal HttpBrowser Editor { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public async ValueTask InitializeAsync()
    {
        Program = await InProcessPortal.StartAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Program.DataFolder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var transaction = connection.BeginTransaction();
        for (var day = 0; day < 20; day++)
        {
            await AddAsync(connection, "de", "router", day, searches: 9 + day % 5, opened: 6, results: 12);
            await AddAsync(connection, "de", "rechnung", day, searches: 4, results: 3);
            await AddAsync(connection, "ru", "мобильный интернет за границей", day, searches: 7 + day % 3, missed: 7);
        }

        for (var n = 0; n < Misses; n++)
            await AddAsync(connection, "de", $"festnetztelefonanschlussdose {(char)('a' + n)}", n % 6, searches: 40 - n, missed: 40 - n);
        await AddAsync(connection, "de", "frau muster roaming", 1, searches: 1, missed: 1);
        await AddAsync(connection, "de", "roaming türkei", 1, searches: 2, missed: 2);
        await using var opened = connection.CreateCommand();
        opened.CommandText = $"{Opened}; {Guide}";
        opened.Parameters.AddWithValue("$day", $"{Today:yyyy-MM-dd}");
        await opened.ExecuteNonQueryAsync(Ct);
        await transaction.CommitAsync(Ct);
        Editor = new HttpBrowser(Program.Address);
        await Editor.SignInAsAsync("Editor");
    }

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        var page = await Editor.OpenAsync(address);
        Assert.Equal(System.Net.HttpStatusCode.OK, Editor.Status);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        Editor.Dispose();
        await Program.DisposeAsync();
    }

    private static async Task AddAsync(
        SqliteConnection connection,
        string language,
        string text,
        int daysAgo,
        int searches,
        int missed = 0,
        int opened = 0,
        int results = 0
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Count;
        (string, object)[] values =
        [
            ("$language", language),
            ("$text", text),
            ("$day", $"{Today.AddDays(-daysAgo):yyyy-MM-dd}"),
            ("$searches", searches),
            ("$missed", missed),
            ("$opened", opened),
            ("$results", results),
        ];
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
