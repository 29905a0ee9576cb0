using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Web.Status;

/// <summary>
/// What this part of the portal holds of a person: what they follow, and what they reported.
/// Reports stay counted when the person is gone, as nobody's.
/// </summary>
internal sealed class FollowerData(Database db) : IPersonalData
{
    private const string Mine = "(person_id = @PersonId or email_key in (@First, @Second))";

    private const string Follows = $"""
        select coalesce(i.reference, f.postcode) follows, f.technology, f.email, f.language, f.created_at, f.confirmed_at, f.ended_at
        from follower f left join incident i on i.id = f.incident_id where f.id in (select id from follower where {Mine}) order by f.id
        """;

    private const string Reports = """
        select r.kind, i.reference incident, r.postcode, r.technology, r.at from report r left join incident i on i.id = r.incident_id
        where r.person_id = @PersonId order by r.id
        """;

    private static readonly string[] Forget =
    [
        $"delete from follower_mail where follower_id in (select id from follower where {Mine})",
        $"delete from follower where {Mine}",
        "update report set person_id = null, postcode = null where person_id = @PersonId",
    ];

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [
            await db.OwnTableAsync("status-follows", Follows, Values(owner), ct),
            await db.OwnTableAsync("status-reports", Reports, Values(owner), ct),
        ];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        foreach (var sql in Forget)
            await work.ExecuteAsync(sql, Values(owner));
    }

    private static object Values(DataSubject owner) =>
        new
        {
            owner.PersonId,
            First = Mailbox(owner, 0),
            Second = Mailbox(owner, 1),
        };

    private static string? Mailbox(DataSubject owner, int number) =>
        owner.Mailboxes.ElementAtOrDefault(number) is { } address ? EmailNormalizer.Normalize(address) : null;
}
