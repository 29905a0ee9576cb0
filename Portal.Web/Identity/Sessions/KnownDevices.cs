using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.Sessions;

/// <summary>Browsers somebody has signed in with before. They are recognised by a cookie of their own, which lets nobody in.</summary>
internal static class KnownDevices
{
    private const string Cookie = "device";
    private const string See = """
        insert into known_device (person_id, hash, device, first_seen_at, last_seen_at) values (@personId, @hash, @device, @Now, @Now)
        on conflict (person_id, hash) do update set last_seen_at = excluded.last_seen_at, device = excluded.device
        returning case when first_seen_at = last_seen_at then 1 else 0 end
        """;

    private const string Others = "select count(*) from known_device where person_id = @personId and hash <> @hash";
    private const string Knows = "select count(*) from known_device where person_id = @personId and hash = @hash";

    private const string KnowsMailbox =
        "select count(*) from known_device d join person p on p.id = d.person_id where p.email_key = @emailKey and d.hash = @hash";

    /// <summary>The name this browser was given; null when it has none.</summary>
    public static string? NameIn(HttpContext context) => context.Request.Cookie(Cookie) is { Length: 22 } name ? name : null;

    /// <summary>The name of this browser; it is given one when it has none.</summary>
    public static string BrowserOf(HttpContext context)
    {
        if (NameIn(context) is { } known)
            return known;
        var browser = Secret.Create(16);
        context.Response.SetCookie(Cookie, browser, TimeSpan.FromDays(365));
        return browser;
    }

    /// <summary>True when this browser is new to somebody who has signed in with another one before.</summary>
    public static async Task<bool> SeeAsync(UnitOfWork work, long personId, string browser, string device)
    {
        var hash = Secret.Hash(browser);
        var isNew =
            await work.SingleAsync<int>(
                See,
                new
                {
                    personId,
                    hash,
                    device,
                    work.Now,
                }
            ) == 1;
        return isNew && await work.SingleAsync<long>(Others, new { personId, hash }) > 0;
    }

    /// <summary>True when this person has signed in with this browser before.</summary>
    public static async Task<bool> KnowsAsync(Database db, long personId, HttpContext context, CancellationToken ct) =>
        NameIn(context) is { } browser && await db.SingleOrDefaultAsync<long>(Knows, new { personId, hash = Secret.Hash(browser) }, ct) > 0;

    /// <summary>The same of whoever has this mail address: one question, whether or not somebody has.</summary>
    public static async Task<bool> KnowsAsync(Database db, string emailKey, HttpContext context, CancellationToken ct) =>
        NameIn(context) is { } browser
        && await db.SingleOrDefaultAsync<long>(KnowsMailbox, new { emailKey, hash = Secret.Hash(browser) }, ct) > 0;

    /// <summary>The name of this browser when this person has signed in with it before.</summary>
    public static async Task<string?> FindAsync(Database db, Person? person, HttpContext context, CancellationToken ct) =>
        person is not null && await KnowsAsync(db, person.Id, context, ct) ? NameIn(context) : null;
}
