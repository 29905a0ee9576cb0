using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>
/// Which tickets a request may see: those of the person and of their customer number, and those whose links this browser opened. What
/// somebody may not see does not exist.
/// </summary>
public sealed class TicketAccess(Database db, GuestLinks links)
{
    /// <summary>Needs @PersonId, @CustomerNumber, and @held as a text of references between blanks.</summary>
    public const string Mine = "(person_id = @PersonId or customer_number = @CustomerNumber or @held like '% ' || reference || ' %')";

    // Whoever may see a duplicate may see what goes on in its place, when it is theirs by its mail address. A guest has to have opened the
    // link that went there: any address can be typed.
    private const string Find = $"""
        select {Ticket.Columns} from ticket t
        where reference = @reference and ({Mine} or exists (
            select 1 from ticket d where d.merged_into_id = t.id and lower(d.email) = lower(t.email)
                and (d.person_id = @PersonId or d.customer_number = @CustomerNumber or @proven like '% ' || d.reference || ' %')))
        """;

    private const string ReferenceOf = "select reference from ticket where id = @id";

    /// <summary>Null for what is no reference, for nobody's, and for somebody else's.</summary>
    public async Task<Ticket?> FindAsync(HttpContext context, string? typed, CancellationToken ct)
    {
        if (TicketReference.Read(typed) is not { } reference)
            return null;
        var me = context.Me();
        var (held, proven) = await links.FromBrowserAsync(context, ct);
        return await db.SingleOrDefaultAsync<Ticket>(
            Find,
            new
            {
                reference,
                me?.PersonId,
                me?.CustomerNumber,
                held = Listed(held),
                proven = Listed(proven),
            },
            ct
        );
    }

    /// <summary>
    /// Whether the mail address of a ticket is known to be the caller's: confirmed by their account, or by the link that was sent there.
    /// </summary>
    public async Task<bool> HasMailboxAsync(HttpContext context, Ticket ticket, CancellationToken ct) =>
        (context.Me() is { } me && EmailNormalizer.Normalize(me.Email) == EmailNormalizer.Normalize(ticket.Email))
        || (await links.FromBrowserAsync(context, ct)).Proven.Contains(ticket.Reference);

    /// <summary>
    /// Whether the caller may read what the help desk answered. Whoever only filed it may not, for any address can be typed: what is said
    /// to a customer is for their account, and for the browser that opened the link in their mail.
    /// </summary>
    public async Task<bool> ReadsAnswersAsync(HttpContext context, Ticket ticket, CancellationToken ct) =>
        context.Me() is { } me && (ticket.PersonId == me.PersonId || (ticket.CustomerNumber is { } number && number == me.CustomerNumber))
        || await HasMailboxAsync(context, ticket, ct);

    /// <summary>The reference of what goes on in place of a duplicate; null when the caller may not see that.</summary>
    public async Task<string?> SurvivorAsync(HttpContext context, Ticket duplicate, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<string>(ReferenceOf, new { id = duplicate.MergedIntoId }, ct) is { } reference
        && await FindAsync(context, reference, ct) is not null
            ? reference
            : null;

    public async Task<string> HeldAsync(HttpContext context, CancellationToken ct) =>
        Listed((await links.FromBrowserAsync(context, ct)).Held);

    private static string Listed(IEnumerable<string> references) => $" {string.Join(' ', references)} ";
}
