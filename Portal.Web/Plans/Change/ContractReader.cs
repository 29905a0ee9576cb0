using Portal.Web.Data;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Change;

/// <summary>A line as it can be changed, or why it cannot.</summary>
/// <param name="Contract">Null when it cannot be changed.</param>
/// <param name="Refusal">Why not.</param>
public readonly record struct ReadContract(Contract? Contract, ChangeRefusal? Refusal);

/// <summary>Puts together from the provider's systems what a change is reckoned from.</summary>
public sealed class ContractReader(
    Database db,
    ICustomers customers,
    IServices services,
    ICatalogue catalogue,
    IOrders orders,
    PriceNoticeReader notices
)
{
    // Ordered here, and perhaps not yet known to the provider's system.
    private const string Ordered =
        "select count(*) from plan_order where service_number = @service and state in ('Confirmed', 'Submitted')";

    /// <param name="customer">The number of the customer who is signed in; a line of anybody else is unknown.</param>
    /// <param name="service">The number of the line.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<ReadContract> ReadAsync(string customer, string service, CancellationToken ct)
    {
        var (owner, lines) = (await customers.FindAsync(customer, ct), await services.ListAsync(customer, ct));
        // A change is reckoned from what is true now, not from what was.
        if (owner.State is AnswerState.Failed or AnswerState.Degraded || lines.State is AnswerState.Failed or AnswerState.Degraded)
            return new(null, ChangeRefusal.Unavailable);
        if (owner.Value is not { } who || lines.Value?.FirstOrDefault(l => l.Number == service) is not { } line)
            return new(null, ChangeRefusal.UnknownService);
        if (line.State != ServiceState.Active)
            return new(null, ChangeRefusal.NotActive);
        if (await db.SingleOrDefaultAsync<long>(Ordered, new { service }, ct) > 0)
            return new(null, ChangeRefusal.OpenOrder);
        var given = await orders.ListAsync(customer, ct);
        if (given.State is not AnswerState.Found)
            return new(null, ChangeRefusal.Unavailable);
        if (given.Value!.Any(o => o.IsOpen && o.Request.Service == service && o.Request.Kind != OrderKind.ChangeFee))
            return new(null, ChangeRefusal.OpenOrder);
        return await ReadAsync(who, line, ct);
    }

    private async Task<ReadContract> ReadAsync(Customer owner, Service line, CancellationToken ct)
    {
        if (await PlanOfAsync(line, ct) is not { } plan)
            return new(null, ChangeRefusal.UnknownPrice);
        var extras = new Dictionary<string, Extra>();
        foreach (var held in line.Extras)
        {
            if (!(await catalogue.FindExtraAsync(held.Code, held.Version, ct)).Has(out var extra))
                return new(null, ChangeRefusal.UnknownPrice);
            extras[held.Code] = extra;
        }

        var notice = await notices.FindAsync(line, ct);
        return new(new Contract(line, plan, extras, owner.BillingDay) { Notice = notice }, null);
    }

    // A plan from before the catalogue has a price and a name; nothing was given for being bound, and all else is not needed.
    private async Task<Plan?> PlanOfAsync(Service line, CancellationToken ct)
    {
        if (line.PlanCode is { } code && (await catalogue.FindAsync(code, line.PlanVersion, ct)).Has(out var plan))
            return plan;
        if (line.Fee is not { } fee || !(await catalogue.ListAsync(ct)).Has(out var sold) || sold.Count == 0)
            return null;
        return sold[0] with
        {
            Code = line.PlanCode ?? "",
            Version = line.PlanVersion ?? 1,
            State = PlanState.Retired,
            Names = Language.Codes.ToDictionary(l => l, _ => line.Plan),
            Summaries = new Dictionary<string, string>(),
            Technologies = [line.Technology],
            Fee = fee,
            Promotion = null,
            SetUpFee = Money.Zero(fee.Currency),
            Benefit = Money.Zero(fee.Currency),
            TermMonths = line.TermMonths ?? 0,
            Included = [],
            ChangeTo = [],
        };
    }
}
