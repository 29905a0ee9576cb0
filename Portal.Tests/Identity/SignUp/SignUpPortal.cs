using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Identity.SignUp;

/// <summary>A portal of its own for those who sign up: the customers of the demonstration are claimed in it.</summary>
public sealed class SignUpPortal : IAsyncLifetime
{
    private MailFolder mails = null!;

    public InProcessPortal Program { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // those of the demonstration have accounts once somebody came to sign in
        Program = await InProcessPortal.StartAsync(new PortalSettings { Fresh = true });
        mails = new MailFolder(Path.Combine(Program.DataFolder, "mails"));
    }

    internal HttpBrowser Guest() => new(Program.Address);

    /// <summary>The newest mail to an address, when there are as many as that.</summary>
    internal async Task<MimeReader> MailAsync(string to, int count = 1)
    {
        await Until.TrueAsync(() => Task.FromResult(MailsTo(to).Count >= count), () => $"{MailsTo(to).Count} mails came to {to}", Ct);
        return MailsTo(to)[0];
    }

    internal IReadOnlyList<MimeReader> MailsTo(string to) =>
        [.. mails.List().Select(m => m.Mail).Where(m => m["To"].Contains(to, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The address behind the first button of a mail.</summary>
    internal static string LinkIn(MimeReader mail) =>
        new Uri(new HtmlParser().ParseDocument(mail.Html).QuerySelector("a.button")!.GetAttribute("href")!).PathAndQuery;

    /// <summary>Asks the database the program writes to.</summary>
    internal async Task<long> CountAsync(string sql, object values)
    {
        await using var db = new Database(new SqliteDialect(Path.Combine(Program.DataFolder, "portal.db")), TimeProvider.System);
        return await db.SingleOrDefaultAsync<long>(sql, values, Ct);
    }

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
