using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Tickets;

/// <summary>
/// The ways to a ticket for whom no account leads there. A link is good once and for a week, and for its own ticket; what it opens stays
/// open in that browser for half a day.
/// </summary>
public sealed class GuestLinks(Tokens tokens, Database db, SiteUrls address, SiteLinks links)
{
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(12);

    private const string Link = "ticket.link";
    private const string Guest = "ticket.guest";
    private const string Cookie = "requests";
    private const int MaxHeld = 20;
    private const char Unproven = '*'; // behind a reference whose mail address nobody has proven to be theirs

    private const string Prove = "update ticket set email_confirmed_at = @Now where reference = @reference and email_confirmed_at is null";
    private const string PersonOf = "select person_id from ticket where reference = @reference";

    /// <summary>A link to a ticket, with a new secret for a guest. Made before the write that keeps it, which may run twice.</summary>
    public TicketLink To(string reference, string language, bool isGuest)
    {
        if (!isGuest)
            return new(address.Absolute(links.In(language).Tickets.Details(reference)), null);
        var secret = Secret.Create(32);
        return new(address.Absolute(links.In(language).Tickets.LinkOf(secret)), secret);
    }

    /// <inheritdoc cref="To(string, string, bool)"/>
    public TicketLink To(Ticket ticket) => To(ticket.Reference, ticket.Language, ticket.PersonId is null);

    /// <summary>The address where a ticket's customer says how they were helped.</summary>
    public string Survey(string language, string secret) => address.Absolute(links.In(language).Tickets.MailedSurveyOf(secret));

    /// <summary>Keeps the secret of a link; nothing to keep where one signs in.</summary>
    public static Task KeepAsync(UnitOfWork work, string reference, TicketLink link) =>
        link.Secret is { } secret ? Tokens.KeepAsync(work, new NewToken(Link, secret, LinkLife) { Data = reference }) : Task.CompletedTask;

    public async Task<bool> IsGoodAsync(string? secret, CancellationToken ct) => await tokens.FindAsync(Link, secret, ct) is not null;

    /// <summary>
    /// Uses a link up; a button touched twice uses it once. The browser holds the ticket from now on, beside those it held.
    /// </summary>
    /// <returns>The reference; null when the link is good no more.</returns>
    public async Task<string?> UseAsync(HttpContext context, string? secret, CancellationToken ct)
    {
        var form = DoubleSubmit.KeyFrom(context);
        if (await tokens.FindAsync(Link, secret, ct, form) is not { Data: { } reference } token)
            return null;
        var held = await HeldAsync(context, ct);
        var fresh = Secret.Create(32);
        var use = await db.WriteAsync(
            async work =>
            {
                var use = await Tokens.UseAsync(work, token, form);
                if (use == TokenUse.Gone)
                    return use;
                await HoldAsync(work, fresh, held.Where(h => h != reference + Unproven), reference);
                if (use == TokenUse.Again)
                    return use;
                await work.ExecuteAsync(Prove, new { reference, work.Now });
                await work.AuditAsync("guest", "ticket.link-used", $"ticket:{reference}");
                return use;
            },
            ct
        );
        if (use == TokenUse.Gone)
            return null;
        context.Response.SetCookie(Cookie, fresh, OpenFor);
        return reference;
    }

    /// <summary>
    /// The browser that filed a ticket without signing in sees it for half a day; whose mail address was typed there nobody knows.
    /// </summary>
    public async Task HoldAsync(HttpContext context, string reference, CancellationToken ct)
    {
        var held = await HeldAsync(context, ct);
        if (
            held.Any(h => h.TrimEnd(Unproven) == reference)
            || await db.SingleOrDefaultAsync<long?>(PersonOf, new { reference }, ct) is not null
        )
            return;
        var fresh = Secret.Create(32);
        await db.WriteAsync(work => HoldAsync(work, fresh, held, reference + Unproven), ct);
        context.Response.SetCookie(Cookie, fresh, OpenFor);
    }

    /// <summary>
    /// The references this browser may see without an account, and those among them that it opened from the mailbox they belong to.
    /// </summary>
    public async Task<(IReadOnlyList<string> Held, IReadOnlyList<string> Proven)> FromBrowserAsync(
        HttpContext context,
        CancellationToken ct
    )
    {
        var held = await HeldAsync(context, ct);
        return ([.. held.Select(h => h.TrimEnd(Unproven))], [.. held.Where(h => !h.EndsWith(Unproven))]);
    }

    private async Task<IReadOnlyList<string>> HeldAsync(HttpContext context, CancellationToken ct) =>
        context.Request.Cookie(Cookie) is { } secret && await tokens.FindAsync(Guest, secret, ct) is { Data: { } data }
            ? data.Split(' ')
            : [];

    private static Task HoldAsync(UnitOfWork work, string secret, IEnumerable<string> held, string reference) =>
        Tokens.KeepAsync(
            work,
            new NewToken(Guest, secret, OpenFor) { Data = string.Join(' ', held.Prepend(reference).Distinct().Take(MaxHeld)) }
        );
}
