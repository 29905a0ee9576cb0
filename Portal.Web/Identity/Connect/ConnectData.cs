using Portal.Web.Data;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// The sites somebody signs in to with their account. When it is erased, what they allowed goes at once; that they were signed in stays
/// without a name until the sites were told that it is over.
/// </summary>
internal sealed class ConnectData(Database db) : IPersonalData
{
    private const string Allowed = """
        select c.name, k.scopes, k.given_at from connect_consent k join connect_client c on c.id = k.client_id
        where k.person_id = @PersonId order by k.given_at
        """;

    private const string SignIns = """
        select c.name, a.scopes, a.created_at, a.expires_at, a.ended_at
        from connect_authorization a join connect_client c on c.id = a.client_id
        where a.person_id = @PersonId order by a.created_at desc
        """;

    private static readonly string[] Forget =
    [
        "delete from connect_consent where person_id = @PersonId",
        "delete from connect_token where subject = @Key",
        """
            update connect_authorization set person_id = null, session_id = null, status = 'revoked', ended_at = coalesce(ended_at, @Now)
            where person_id = @PersonId
            """,
    ];

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [
            await db.OwnTableAsync("allowed-sites", Allowed, new { owner.PersonId }, ct),
            await db.OwnTableAsync("site-sign-ins", SignIns, new { owner.PersonId }, ct),
        ];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        foreach (var sql in Forget)
            await work.ExecuteAsync(
                sql,
                new
                {
                    owner.PersonId,
                    owner.Key,
                    work.Now,
                }
            );
    }
}
