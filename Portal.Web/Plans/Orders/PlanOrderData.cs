using System.Globalization;
using Portal.Web.Data;

namespace Portal.Web.Plans.Orders;

/// <summary>What somebody ordered. It belongs to the contract, so it outlives the account, without the person.</summary>
internal sealed class PlanOrderData(Database db) : IPersonalData
{
    private const string Mine = $"""
        select {PlanOrder.Columns} from plan_order o where o.customer_number = @CustomerNumber or o.person_id = @PersonId order by o.id
        """;

    private const string Forget = "update plan_order set person_id = null where person_id = @PersonId";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        var mine = await db.ListAsync<PlanOrder>(Mine, new { owner.CustomerNumber, owner.PersonId }, ct);
        return mine.Count == 0 ? [] : [new PersonalDataTable("orders", [.. mine.Select(Describe)])];
    }

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => work.ExecuteAsync(Forget, new { owner.PersonId });

    private static Dictionary<string, string?> Describe(PlanOrder order) =>
        new()
        {
            ["reference"] = order.Reference,
            ["service"] = order.ServiceNumber,
            ["state"] = order.State.ToString(),
            ["quoted_at"] = order.QuotedAt.ToString("O", CultureInfo.InvariantCulture),
            ["confirmed_at"] = order.ConfirmedAt?.ToString("O", CultureInfo.InvariantCulture),
            ["quote"] = order.Document,
        };
}
