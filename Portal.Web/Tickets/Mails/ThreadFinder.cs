using System.Text.RegularExpressions;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages.Inbound;

namespace Portal.Web.Tickets.Mails;

/// <summary>
/// Finds the ticket a mail belongs to. Who has the secret of a reply address, or the Message-ID of a mail of ours, has read that mail; a
/// reference in a subject anybody can write, so it counts only from the ticket's own address, and only when that is proven.
/// </summary>
public sealed partial class ThreadFinder(Database db, InboundOptions inbound)
{
    private const string ByHash = $"""
        select {Ticket.Columns} from ticket where reference = @reference
            and id = (select ticket_id from ticket_mail where reply_hash = @hash)
        """;
    private const string ByMessage = $"""
        select {Ticket.Columns} from ticket where id = (select ticket_id from ticket_mail where message_id = @messageId)
        """;
    private const string ByReference = $"select {Ticket.Columns} from ticket where reference = @reference";

    // A duplicate goes on in another ticket, when that is of the same mailbox.
    private const string Survivor = $"""
        select {Ticket.Columns} from ticket t where t.id = @MergedIntoId and lower(t.email) = lower(@Email)
        """;

    /// <summary>Null when it belongs to none.</summary>
    public async Task<Ticket?> FindAsync(InboundMail mail, CancellationToken ct)
    {
        var found = await ByAddressAsync(mail, ct) ?? await ByReferencesAsync(mail, ct) ?? await BySubjectAsync(mail, ct);
        return found is { MergedIntoId: not null } ? await SurvivorAsync(found, ct) ?? found : found;
    }

    /// <summary>The ticket of a mail of ours.</summary>
    public Task<Ticket?> OfMessageAsync(string messageId, CancellationToken ct) =>
        messageId == "" ? Task.FromResult<Ticket?>(null) : db.SingleOrDefaultAsync<Ticket>(ByMessage, new { messageId }, ct);

    /// <summary>The ticket somebody of the help desk has named.</summary>
    public Task<Ticket?> OfReferenceAsync(string? typed, CancellationToken ct) =>
        TicketReference.Read(typed) is { } reference
            ? db.SingleOrDefaultAsync<Ticket>(ByReference, new { reference }, ct)
            : Task.FromResult<Ticket?>(null);

    private async Task<Ticket?> ByAddressAsync(InboundMail mail, CancellationToken ct)
    {
        foreach (var tag in mail.Recipients.SelectMany(r => inbound.Mailboxes.Select(m => m.TagOf(r))).OfType<string>().Distinct())
        {
            if (Tag().Match(tag.ToLowerInvariant()) is not { Success: true } match)
                continue;
            var (reference, hash) = (TicketReference.Read(match.Groups[1].Value), Secret.Hash(match.Groups[2].Value));
            if (reference is not null && await db.SingleOrDefaultAsync<Ticket>(ByHash, new { reference, hash }, ct) is { } ticket)
                return ticket;
        }

        return null;
    }

    private async Task<Ticket?> ByReferencesAsync(InboundMail mail, CancellationToken ct)
    {
        foreach (var id in mail.References)
            if (await OfMessageAsync(id, ct) is { } ticket)
                return ticket;
        return null;
    }

    private async Task<Ticket?> BySubjectAsync(InboundMail mail, CancellationToken ct)
    {
        if (!mail.IsSenderProven)
            return null;
        foreach (Match match in InSubject().Matches(mail.Subject))
            if (await OfReferenceAsync(match.Value, ct) is { } ticket && IsOf(ticket, mail.Sender))
                return ticket;
        return null;
    }

    private Task<Ticket?> SurvivorAsync(Ticket duplicate, CancellationToken ct) =>
        db.SingleOrDefaultAsync<Ticket>(Survivor, new { duplicate.MergedIntoId, duplicate.Email }, ct);

    /// <summary>True for the address a ticket was filed with.</summary>
    internal static bool IsOf(Ticket ticket, string address) =>
        address != "" && EmailNormalizer.Normalize(ticket.Email) == EmailNormalizer.Normalize(address);

    [GeneratedRegex(@"^(t-[0-9a-z]{4}-[0-9a-z]{4})-([a-z2-9]{18})$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\bT-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex InSubject();
}
