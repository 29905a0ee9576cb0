using Portal.Web.Data;

namespace Portal.Web.Identity.External;

/// <summary>The sign-ins of somebody at identity servers.</summary>
internal sealed class ExternalData(Database db) : IPersonalData
{
    private const string Logins = """
        select server as name, issuer as address, subject as number, created_at, last_used_at as last_seen_at
        from external_login where person_id = @PersonId order by id
        """;

    private static readonly string[] Forget =
    [
        "delete from external_login where person_id = @PersonId",
        "delete from external_session where person_id = @PersonId",
    ];

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("external-sign-ins", Logins, new { owner.PersonId }, ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        foreach (var sql in Forget)
            await work.ExecuteAsync(sql, new { owner.PersonId });
    }
}
