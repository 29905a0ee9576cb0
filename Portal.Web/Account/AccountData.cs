using Portal.Web.Data;

namespace Portal.Web.Account;

/// <summary>
/// What the account's own pages keep: a wish to be deleted, a freeze of addresses, and secrets that wait to be shown. The first stays when
/// it is fulfilled, so that nothing is erased twice.
/// </summary>
internal sealed class AccountData(Database db) : IPersonalData
{
    private const string Deletion = "select requested_at, due_at from deletion where person_id = @PersonId";
    private const string Freeze = "delete from address_freeze where person_id = @PersonId";
    private const string Secrets = "delete from secret_once where person_id = @PersonId";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("deletion", Deletion, new { owner.PersonId }, ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        await work.ExecuteAsync(Freeze, new { owner.PersonId });
        await work.ExecuteAsync(Secrets, new { owner.PersonId });
    }
}
