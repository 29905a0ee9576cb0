using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// Declarations of a person. When the account is erased, one that is over says nobody's name any more; one that is under way is needed
/// until the contract has ended, and is emptied then. All are emptied when nobody can ask about them any longer.
/// </summary>
internal sealed class NoticeData(Database db) : IPersonalData
{
    /// <summary>Takes everything out that somebody typed, and whose it was. What is left is counted.</summary>
    internal const string Empty = """
        update contract_notice set name = '', number = '', email = '', reason = '', content_key = null, person_id = null,
            customer_number = null, service_number = null, erase_when_over = @yes, erased_at = @Now
        """;

    private const string Whose = "(person_id = @PersonId or (person_id is null and lower(email) in (@First, @Second)))";
    private const string IsOver = "state in ('Ended', 'Stayed', 'NeedsReview')"; // the request of the last has the words itself

    private const string Read = $"""
        select reference, lower(kind) kind, name, number, email, reason as text, language, wanted_on as ends_on,
            received_at as requested_at, lower(state) state
        from contract_notice where {Whose} order by id
        """;

    private const string Over = $"{Empty} where {Whose} and {IsOver} and erased_at is null";
    private const string UnderWay = $"update contract_notice set erase_when_over = @yes where {Whose} and erased_at is null";
    private const string Old = $"{Empty} where erased_at is null and {IsOver} and state_changed_at < @before";

    /// <summary>The regular time in which somebody may go to court about a contract, from the end of its year.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(4 * 366);

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("contract-notices", Read, Values(owner, default), ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        await work.ExecuteAsync(Over, Values(owner, work.Now));
        await work.ExecuteAsync(UnderWay, Values(owner, work.Now));
    }

    /// <summary>Empties what was over long ago.</summary>
    public Task<int> ForgetAsync(CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Old,
                    new
                    {
                        work.Now,
                        before = work.Now - Kept,
                        yes = true,
                    }
                ),
            ct
        );

    private static object Values(DataSubject owner, DateTimeOffset now) =>
        new
        {
            owner.PersonId,
            First = Mailbox(owner, 0),
            Second = Mailbox(owner, 1),
            Now = now,
            yes = true,
        };

    private static string? Mailbox(DataSubject owner, int number) =>
        EmailNormalizer.Normalize(owner.Mailboxes.ElementAtOrDefault(number)) is { Length: > 0 } mailbox ? mailbox : null;
}
