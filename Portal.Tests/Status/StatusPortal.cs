using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Status;

/// <summary>A portal of its own, with the made-up outage and the made-up planned work, in which tests publish more.</summary>
public sealed class StatusPortal : IAsyncLifetime
{
    public const string Outage = "N-DEM0-001R";

    private MailFolder mails = null!;

    public InProcessPortal Program { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Program = await InProcessPortal.StartAsync();
        mails = new MailFolder(Path.Combine(Program.DataFolder, "mails"));
    }

    internal HttpBrowser Guest() => new(Program.Address);

    /// <summary>A supervisor publishes an outage by its form; returns the reference.</summary>
    internal async Task<string> PublishAsync(string title, string postcodes = "470", string nodes = "")
    {
        using var supervisor = Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new");
        await supervisor.PublishAsync(
            "incidents/new",
            ("title-en", title),
            ("text-en", "A cable is damaged."),
            ("postcodes", postcodes),
            ("nodes", nodes)
        );
        Assert.Matches("^/en/incidents/N-", supervisor.Address);
        var reference = supervisor.Address.Split('/')[^1];
        await SeenAsync($"/en/status/{reference}", title);
        return reference;
    }

    /// <summary>A supervisor says something new by its form.</summary>
    internal async Task TellAsync(string reference, string state, string words)
    {
        using var supervisor = Guest();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync($"/en/incidents/{reference}/update");
        await supervisor.PublishAsync("/update", ("state", state), ("text-en", words));
        Assert.Equal($"/en/incidents/{reference}", supervisor.Address);
        await SeenAsync($"/en/status/{reference}", words);
    }

    /// <summary>Waits until everybody sees it.</summary>
    internal async Task SeenAsync(string address, string text)
    {
        using var guest = Guest();
        await Until.TrueAsync(
            async () =>
            {
                await guest.OpenAsync(address);
                return guest.Page.Body!.TextContent.Contains(text, StringComparison.Ordinal);
            },
            () => $"{address} does not say {text}",
            Ct
        );
    }

    /// <summary>The newest mail to an address, once there are as many as that.</summary>
    internal async Task<MimeReader> MailAsync(string to, int count = 1)
    {
        await Until.TrueAsync(() => Task.FromResult(MailsTo(to).Count >= count), () => $"{MailsTo(to).Count} mails came to {to}", Ct);
        return MailsTo(to)[0];
    }

    internal IReadOnlyList<MimeReader> MailsTo(string to) =>
        [.. mails.List().Select(m => m.Mail).Where(m => m["To"].Contains(to, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The address behind a button of a mail.</summary>
    internal static string LinkIn(MimeReader mail, int button = 0) =>
        new Uri(
            new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("a.button")[button].GetAttribute("href")!
        ).PathAndQuery;

    internal async Task<long> CountAsync(string sql, object values)
    {
        await using var db = new Database(new SqliteDialect(Path.Combine(Program.DataFolder, "portal.db")), TimeProvider.System);
        return await db.SingleOrDefaultAsync<long>(sql, values, Ct);
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
