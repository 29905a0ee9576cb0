using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// Orders for new lines of a person. One that came to nothing is emptied with the account or after half a year; one under way is needed
/// until
/// it has ended; one that became a contract is kept as long as somebody may go to court about it.
/// </summary>
internal sealed class PurchaseData(Database db, NewConnections connections) : IPersonalData
{
    private const string Empty = """
        update purchase set name = '', email = '', phone = '', document = '', person_id = null, link_hash = null, browser_hash = '',
            content_key = '', erased_at = @Now
        """;

    private const string Whose = "(person_id = @PersonId or lower(email) in (@First, @Second))";
    private const string CameToNothing = "state in ('Cancelled', 'Rejected', 'Failed', 'Repeated')";

    private const string Read = $"""
        select reference, name, email, phone, language, lower(state) state, document as quote, quoted_at, ordered_at as requested_at
        from purchase where {Whose} and erased_at is null order by id
        """;

    private const string NotOrdered = $"delete from purchase where {Whose} and state in ('Quoted', 'Ordered')";
    private const string Over = $"{Empty} where {Whose} and {CameToNothing} and erased_at is null";
    private const string Unlink = "update purchase set person_id = null where person_id = @PersonId";

    // Quotes, and orders whose mailbox nobody confirmed: whose they are is not known.
    private const string Lapsed = "delete from purchase where state in ('Quoted', 'Ordered') and changed_at < @before";
    private const string Old = $"{Empty} where {CameToNothing} and erased_at is null and changed_at < @before";
    private const string Ancient = $"{Empty} where state = 'Completed' and erased_at is null and changed_at < @before";

    /// <summary>So long a quote waits to be ordered, and an order for its mailbox to be confirmed.</summary>
    public static readonly TimeSpan LapsesAfter = TimeSpan.FromDays(7);

    /// <summary>So long an order that came to nothing can be asked about.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(183);

    private static readonly TimeSpan KeptAsContract = TimeSpan.FromDays(4 * 366);

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("purchases", Read, Values(owner, default), ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        await work.ExecuteAsync(NotOrdered, Values(owner, work.Now));
        await work.ExecuteAsync(Over, Values(owner, work.Now));
        await work.ExecuteAsync(Unlink, Values(owner, work.Now));
    }

    /// <summary>Forgets what nobody ordered or confirmed, and empties what ended long ago.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Lapsed, new { before = work.Now - LapsesAfter });
                await work.ExecuteAsync(Old, new { work.Now, before = work.Now - Kept });
                await work.ExecuteAsync(Ancient, new { work.Now, before = work.Now - KeptAsContract });
            },
            ct
        );
        await connections.ForgetAsync(Kept, ct);
    }

    private static object Values(DataSubject owner, DateTimeOffset now) =>
        new
        {
            owner.PersonId,
            First = Mailbox(owner, 0),
            Second = Mailbox(owner, 1),
            Now = now,
        };

    private static string? Mailbox(DataSubject owner, int number) =>
        EmailNormalizer.Normalize(owner.Mailboxes.ElementAtOrDefault(number)) is { Length: > 0 } mailbox ? mailbox : null;
}
