using Microsoft.Data.Sqlite;
using Portal.Tests.Hosting;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

[CollectionDefinition(Name)]
public sealed class TicketCollection : ICollectionFixture<TicketPortal>
{
    public const string Name = "Requests";
}

[CollectionDefinition(Name)]
public sealed class TicketInBrowserCollection : ICollectionFixture<TicketPortal>
{
    public const string Name = "Requests in a browser";
}

/// <summary>A portal of its own for people who ask for help, whose mails become files and whose tables can be looked into.</summary>
public sealed class TicketPortal : IAsyncLifetime
{
    public static readonly (string Name, string Value)[] Fault =
    [
        ("topic", "internet"),
        ("subject", "Zzyx qwrt"),
        ("text", "Vlkq brmf."),
        ("extent", "all"),
        ("since", "unknown"),
        ("act", "send"), // words no article has
    ];

    public static readonly (string Name, string Value)[] FaultOfGuest =
    [
        .. Fault,
        ("name", "Customer at home"),
        ("email", "customer@example.org"),
    ];

    public InProcessPortal Program { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => Path.Combine(Program.DataFolder, "portal.db");

    public async ValueTask InitializeAsync() => Program = await InProcessPortal.StartAsync();

    public ValueTask DisposeAsync() => Program.DisposeAsync();

    internal HttpBrowser Come() => new(Program.Address);

    /// <summary>A guest who has filed a request, and its reference.</summary>
    internal async Task<(HttpBrowser Guest, string Reference)> FiledAsync(string mail)
    {
        var guest = Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", [.. Fault, ("name", "Customer at home"), ("email", mail)]);
        return (guest, ReferenceIn(guest));
    }

    /// <summary>A guest who has filed a request and opened the link in its mail, in the same browser.</summary>
    internal async Task<(HttpBrowser Guest, string Reference)> ProvenAsync(string mail)
    {
        var (guest, reference) = await FiledAsync(mail);
        await guest.OpenAsync(await LinkAsync(mail));
        await guest.SendAsync("tickets/link");
        Assert.Equal($"/en/tickets/{reference}", guest.Address);
        return (guest, reference);
    }

    internal static string ReferenceIn(HttpBrowser guest)
    {
        Assert.EndsWith("/receipt", guest.Address, StringComparison.Ordinal);
        return guest.Page.QuerySelector(".reference strong")!.TextContent;
    }

    /// <summary>The link for guests in the newest mail about a request: path and query.</summary>
    public async Task<string> LinkAsync(string mail, string saying = "/tickets/link?token=")
    {
        var found = "";
        await Until.TrueAsync(
            () => Task.FromResult((found = Mails(mail).FirstOrDefault(m => m.Contains(saying, StringComparison.Ordinal)) ?? "") != ""),
            () => $"No mail to {mail} has {saying}.",
            Ct
        );
        return Account.AccountPortal.LinkIn(found, saying);
    }

    public IEnumerable<string> Mails(string to) =>
        Directory.Exists(Path.Combine(Program.DataFolder, "mails"))
            ? new DirectoryInfo(Path.Combine(Program.DataFolder, "mails"))
                .GetFiles("*.eml")
                .OrderByDescending(f => f.LastWriteTimeUtc)
                .Select(f => System.IO.File.ReadAllText(f.FullName))
                .Where(m => m.Contains($"To: {to}", StringComparison.Ordinal))
                .Select(Account.AccountPortal.TextOf)
            : [];

    public async Task<string?> AskAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }

    /// <summary>What the help desk writes.</summary>
    public Task EntryAsync(string reference, EntryKind kind, string text, bool isPublic = true) =>
        TestData.In(Program).AgentEntryAsync(reference, kind, text, isPublic);

    /// <summary>Nobody else can write until this is disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "begin immediate";
        await command.ExecuteNonQueryAsync(Ct);
        return connection;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(Ct);
        return connection;
    }
}
