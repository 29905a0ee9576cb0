using Portal.Web.Data;

namespace Portal.Web.Plans.Prepared;

/// <summary>
/// What the help desk prepared for somebody. It belongs to the contract, so it outlives the account; who prepared it is forgotten.
/// </summary>
internal sealed class PreparedChangeData(Database db) : IPersonalData
{
    private const string Mine = """
        select reference, service_number, lower(state) state, prepared_at, expires_at, document quote from prepared_change
        where customer_number = @CustomerNumber order by id
        """;

    private const string Forget = "update prepared_change set prepared_by = null where prepared_by = @PersonId";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("prepared-changes", Mine, new { owner.CustomerNumber }, ct)];

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => work.ExecuteAsync(Forget, new { owner.PersonId });
}
