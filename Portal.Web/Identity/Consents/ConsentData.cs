using Portal.Web.Data;

namespace Portal.Web.Identity.Consents;

/// <summary>
/// What somebody agreed to, and what helps them. When the account is erased everything is withdrawn and the needs go; that it was given,
/// and withdrawn, stays as proof, about somebody who has no name any more, as long as the audit trail does.
/// </summary>
internal sealed class ConsentData(Database db) : IPersonalData
{
    private const string Decisions = """
        select c.purpose, case when c.given = @yes then 'yes' else 'no' end given, c.version, c.language, t.text, c.at
        from consent c join consent_text t on t.hash = c.text_hash where c.person_id = @PersonId order by c.id
        """;

    private const string Needs = "select needs, text, changed_at from accessibility_need where person_id = @PersonId";

    private const string Withdraw = """
        insert into consent (person_id, purpose, given, version, language, text_hash, actor, at)
        select person_id, purpose, @no, version, language, text_hash, 'system', @Now from consent
        where given = @yes and id in (select max(id) from consent where person_id = @PersonId group by purpose)
        """;

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        var values = new { owner.PersonId, yes = true };
        return
        [
            await db.OwnTableAsync("consents", Decisions, values, ct),
            await db.OwnTableAsync("accessibility-needs", Needs, values, ct),
        ];
    }

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        await work.ExecuteAsync(
            Withdraw,
            new
            {
                owner.PersonId,
                yes = true,
                no = false,
                work.Now,
            }
        );
        await NeedService.ForgetAsync(work, owner.PersonId);
    }
}
