using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Change;

/// <summary>What a line can be changed to, and the quote for a choice.</summary>
public sealed class ChangeOffers(ContractReader contracts, ICatalogue catalogue)
{
    /// <summary>The plans a line can change to, cheapest first.</summary>
    public async Task<IReadOnlyList<Plan>?> PlansAsync(Contract contract, CancellationToken ct) =>
        (await catalogue.ListAsync(ct)) is { State: AnswerState.Found, Value: { } sold }
            ? [.. sold.Where(p => CanChange(contract, p)).OrderBy(p => p.Fee)]
            : null;

    /// <summary>The extras the line could have and has not.</summary>
    public async Task<IReadOnlyList<Extra>?> ExtrasAsync(Contract contract, CancellationToken ct) =>
        (await catalogue.ListExtrasAsync(ct)) is { State: AnswerState.Found, Value: { } sold }
            ? [.. sold.Where(e => CanAdd(contract, e))]
            : null;

    /// <summary>Reckons what a choice means, on a day in the customer's place.</summary>
    public async Task<(Contract? Contract, ChangeQuote? Quote, ChangeRefusal? Refusal)> QuoteAsync(
        string customer,
        ChangeRequest request,
        DateOnly today,
        CancellationToken ct
    )
    {
        var (contract, refusal) = await contracts.ReadAsync(customer, request.Service, ct);
        if (contract is null)
            return (null, null, refusal);
        var (quote, why) = request switch
        {
            { Plan: { } code } => await ToPlanAsync(contract, code, request.When, today, ct),
            { Add: { } code } => await WithExtraAsync(contract, code, request.When ?? ChangeWhen.Now, today, ct),
            { Remove: { } code } => WithoutExtra(contract, code, request.When ?? ChangeWhen.NextCycle, today),
            _ => (null, ChangeRefusal.PlanUnavailable),
        };
        return (contract, quote, why);
    }

    private async Task<(ChangeQuote?, ChangeRefusal?)> ToPlanAsync(
        Contract contract,
        string code,
        ChangeWhen? when,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (await PlansAsync(contract, ct) is not { } plans)
            return (null, ChangeRefusal.Unavailable);
        if (plans.FirstOrDefault(p => p.Code == code) is not { } to)
            return (null, ChangeRefusal.PlanUnavailable);
        var chosen = when ?? QuoteCalculator.Usual(contract, to, today);
        return chosen != ChangeWhen.TermEnd && QuoteCalculator.MustWait(contract, to, today)
            ? (null, ChangeRefusal.TermRuns)
            : (QuoteCalculator.ToPlan(contract, to, chosen, today), null);
    }

    private async Task<(ChangeQuote?, ChangeRefusal?)> WithExtraAsync(
        Contract contract,
        string code,
        ChangeWhen when,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (await ExtrasAsync(contract, ct) is not { } extras)
            return (null, ChangeRefusal.Unavailable);
        return extras.FirstOrDefault(e => e.Code == code) is { } extra
            ? (QuoteCalculator.WithExtra(contract, extra, when, today), null)
            : (null, ChangeRefusal.ExtraUnavailable);
    }

    private static (ChangeQuote?, ChangeRefusal?) WithoutExtra(Contract contract, string code, ChangeWhen when, DateOnly today) =>
        contract.Service.Extras.FirstOrDefault(e => e.Code == code && e.EndsOn is null) is { } held
            ? (QuoteCalculator.WithoutExtra(contract, contract.Extras[code], held, when, today), null)
            : (null, ChangeRefusal.ExtraNotHeld);

    // A social tariff is given by people who look at the proof, not by a button.
    private static bool CanChange(Contract contract, Plan to) =>
        to.Audience == PlanAudience.Everyone
        && to.Technologies.Contains(contract.Service.Technology)
        && (to.Code, to.Version) != (contract.Plan.Code, contract.Plan.Version)
        && (contract.Plan.ChangeTo.Count == 0 || contract.Plan.ChangeTo.Contains(to.Code));

    private static bool CanAdd(Contract contract, Extra extra)
    {
        var held = contract.Service.Extras.Select(e => e.Code).ToHashSet();
        return extra.FitsPlan(contract.Plan.Code)
            && !held.Contains(extra.Code)
            && !extra.Excludes.Any(held.Contains)
            && !contract.Extras.Values.Any(e => e.Excludes.Contains(extra.Code));
    }
}
