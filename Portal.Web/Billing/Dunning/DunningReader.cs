using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Tickets;

namespace Portal.Web.Billing.Dunning;

/// <summary>What the provider's systems say of a customer whose bills are not paid.</summary>
/// <param name="Customer">The customer number in plain form.</param>
/// <param name="Rules">The rules of their country.</param>
/// <param name="IsOnSocialTariff">True when one of their lines has a plan for those with a right to it.</param>
/// <param name="HasLine">True when a line of theirs works.</param>
public sealed record DunningBasis(string Customer, DunningRules Rules, bool IsOnSocialTariff, bool HasLine);

/// <summary>Reads how a customer stands who has not paid, for the pages and, within its change, for the job.</summary>
public sealed class DunningReader(Database db, IServices services, ICatalogue catalogue, ServiceLevels levels, BillingOptions options)
{
    private const string Unpaid = $"""
        select {InvoiceRow.Columns} from {InvoiceRow.Tables} where c.number = @customer and i.state in ('sent', 'partiallyPaid')
        """;

    private const string Locked = "select paid from invoice where number = @number";

    /// <summary>What was read before a change; null when a system does not answer.</summary>
    public async Task<DunningBasis?> BasisAsync(string customer, CancellationToken ct)
    {
        if (!(await services.ListAsync(customer, ct)).Has(out var lines))
            return null;
        var isSocial = false;
        foreach (var (code, version) in lines.Where(l => l.PlanCode is not null).Select(l => (l.PlanCode!, l.PlanVersion)).Distinct())
        {
            var plan = await catalogue.FindAsync(code, version, ct);
            if (plan.State == AnswerState.Failed)
                return null; // a line on the social tariff is not suspended because nobody could say that it is
            isSocial |= plan.Value?.Audience == PlanAudience.Social;
        }

        var country = lines.OrderBy(l => l.State != ServiceState.Active).FirstOrDefault();
        return new(
            customer,
            DunningRules.For(country?.Address.Country ?? "", options) with
            {
                IsContactDay = levels.IsContactDay,
            },
            isSocial,
            lines.Any(l => l.State == ServiceState.Active)
        );
    }

    /// <summary>What happens to a customer, for the pages; null when a system does not answer.</summary>
    /// <param name="customer">The customer number in plain form.</param>
    /// <param name="bills">Their bills.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<DunningPlan?> PlanAsync(string customer, IReadOnlyList<Bill> bills, CancellationToken ct)
    {
        if (bills.All(b => b.ToPay.IsZero) || await BasisAsync(customer, ct) is not { } basis)
            return null;
        var facts = await db.ListAsync<DunningFact>(DunningFact.Of, new { customer }, ct);
        return DunningPlan.Of(DunningFact.AccountOf(facts, basis, bills, options.CarryOutDunning), basis.Rules, bills[0].Today);
    }

    /// <summary>The same within a change: until it ends nobody pays one of the bills.</summary>
    internal static async Task<DunningAccount> AccountAsync(UnitOfWork work, DunningBasis basis, DateOnly today)
    {
        var values = new { customer = basis.Customer };
        foreach (var number in (await work.ListAsync<InvoiceRow>(Unpaid, values)).Select(i => i.Number).Order(StringComparer.Ordinal))
            await work.SingleForUpdateAsync<long>(Locked, new { number });
        var facts = await work.ListAsync<DunningFact>(DunningFact.Of, values);
        var disputed = DunningFact.SumsOf(facts.Where(f => f.Kind == "dispute"));
        var bills = (await work.ListAsync<InvoiceRow>(Unpaid, values))
            .Select(i => i.ToInvoice())
            .Select(i => new Bill(i, disputed.GetValueOrDefault(i.Number, Money.Zero(i.Total.Currency)), today));
        return DunningFact.AccountOf(facts, basis, [.. bills], carriesOut: true);
    }
}
