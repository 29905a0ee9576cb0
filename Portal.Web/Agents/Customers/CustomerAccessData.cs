using Portal.Web.Data;

namespace Portal.Web.Agents.Customers;

/// <summary>
/// Why the help desk looked at somebody, for the customer; and for whoever works there, why they looked. The words are forgotten with the
/// account they are about.
/// </summary>
internal sealed class CustomerAccessData(Database db) : IPersonalData
{
    private const string Mine = """
        select given_at, reason from customer_access where customer_number = @CustomerNumber or person_id = @PersonId order by id
        """;

    private const string ForgetWords = "update customer_access set reason = '' where customer_number = @CustomerNumber";
    private const string ForgetPerson = "update customer_access set person_id = null where person_id = @PersonId";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct) =>
        [await db.OwnTableAsync("customer-access", Mine, new { owner.CustomerNumber, owner.PersonId }, ct)];

    public async Task EraseAsync(UnitOfWork work, DataSubject owner)
    {
        if (owner.CustomerNumber is not null)
            await work.ExecuteAsync(ForgetWords, new { owner.CustomerNumber });
        await work.ExecuteAsync(ForgetPerson, new { owner.PersonId });
    }
}
