using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Site.Forms;
using Portal.Web.Site.Links;
using Portal.Web.Status;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>Finds by a whole reference, customer number or address of a mailbox, in the database alone.</summary>
public sealed class ExactSearch(Database db, ICustomers customers, IncidentReader incidents)
{
    private const int Most = 50;

    private const string ByReference = "select count(*) from ticket where reference = @reference";
    private const string ByEmail = $"select {FoundTicket.Columns} where lower(t.email) = @email order by t.changed_at desc limit @Most";
    private const string ByNumber =
        $"select {FoundTicket.Columns} where t.customer_number = @number order by t.changed_at desc limit @Most";

    /// <summary>Where a reference or a number leads; null for anything else, and for one that nothing has.</summary>
    public async Task<string?> AddressAsync(string text, PageLinks links, CancellationToken ct)
    {
        if (TicketReference.Read(text) is { } reference && await db.SingleOrDefaultAsync<long>(ByReference, new { reference }, ct) > 0)
            return links.Agents.Details(reference);
        if (Reference.Read('N', text) is { } incident && await incidents.FindAsync(incident, ct) is not null)
            return links.Incidents.Details(incident);
        return LooksLikeNumber(text) && (await customers.FindAsync(text, ct)).Value is { } customer
            ? links.Agents.Customer(customer.Number)
            : null;
    }

    /// <summary>For as long as there is no index.</summary>
    public async Task<IReadOnlyList<FoundRecord>> FindAsync(string text, CancellationToken ct)
    {
        var (email, number) = (EmailAddress.Key(text), CustomerNumber.Read(text) ?? "");
        var tickets =
            EmailFormat.IsValid(email) ? await db.ListAsync<FoundTicket>(ByEmail, new { email, Most }, ct)
            : LooksLikeNumber(text) ? await db.ListAsync<FoundTicket>(ByNumber, new { number, Most }, ct)
            : [];
        var found = (await customers.SearchAsync(text, DeskSearch.Size, ct)).Value ?? [];
        return [.. found.Select(Show), .. tickets.Select(Show)];
    }

    // One word with a digit in it: words of a sentence need not be asked for.
    private static bool LooksLikeNumber(string text) =>
        text.Length <= CustomerNumber.MaxLength
        && text.Any(char.IsAsciiDigit)
        && text.Count(c => c == ' ') < 3
        && CustomerNumber.Read(text) is not null;

    private static FoundRecord Show(Customer customer) =>
        new()
        {
            Kind = RecordKinds.Customer,
            Key = customer.Number,
            Title = MarkedText.Plain(customer.Name),
            Passage = MarkedText.Plain(customer.ShownNumber),
        };

    private static FoundRecord Show(FoundTicket ticket) =>
        new()
        {
            Kind = RecordKinds.Ticket,
            Key = ticket.Reference,
            Title = MarkedText.Plain(ticket.Subject),
            Language = ticket.Language,
            Ticket = ticket,
            At = ticket.ChangedAt,
        };
}
