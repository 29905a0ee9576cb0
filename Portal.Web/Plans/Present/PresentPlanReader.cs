using Portal.Web.Plans.Change;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Present;

/// <summary>Reads what a customer has, and reckons what each plan they could change to would mean.</summary>
public sealed class PresentPlanReader(
    IServices services,
    ContractReader contracts,
    ICatalogue catalogue,
    ChangeOffers offers,
    Texts texts,
    LocalTime time,
    TimeProvider clock
)
{
    /// <param name="customer">The number of the customer who is signed in.</param>
    /// <param name="chosen">The number of the line they chose; another customer's is none of theirs, and their first one is meant.</param>
    /// <param name="sold">The plans that are marked.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when they have no line, or it cannot be read just now: the plans are shown without marks then.</returns>
    public async Task<PresentPlan?> ReadAsync(
        string customer,
        string? chosen,
        IReadOnlyList<Plan> sold,
        Language language,
        CancellationToken ct
    )
    {
        if (!(await services.ListAsync(customer, ct)).Has(out var all))
            return null;
        var lines = all.Where(l => l.State is ServiceState.Active or ServiceState.Suspended).ToList();
        if ((lines.Find(l => l.Number == chosen) ?? lines.FirstOrDefault()) is not { } line)
            return null;
        var today = time.DayOf(clock.GetUtcNow());
        var (contract, refusal) = await contracts.ReadAsync(customer, line.Number, ct);
        var plan = contract?.Plan ?? await BoughtAsync(line, ct);
        return new()
        {
            Lines = lines,
            Line = line,
            Plan = plan,
            Fee = contract?.FeeOn(today) ?? line.FeeOn(plan, today),
            Refusal = refusal,
            Changes = contract is null ? new Dictionary<string, QuoteTexts>() : await ChangesAsync(contract, sold, language, today, ct),
        };
    }

    private async Task<IReadOnlyDictionary<string, QuoteTexts>> ChangesAsync(
        Contract contract,
        IReadOnlyList<Plan> sold,
        Language language,
        DateOnly today,
        CancellationToken ct
    )
    {
        var names = sold.ToDictionary(p => p.Code, p => p.Names[language.Code]);
        names.TryAdd(contract.Plan.Code, contract.Plan.Names[language.Code]);
        return (await offers.PlansAsync(contract, ct) ?? []).ToDictionary(
            p => p.Code,
            p => new QuoteTexts(
                QuoteCalculator.ToPlan(contract, p, QuoteCalculator.Usual(contract, p, today), today),
                p,
                null,
                names,
                texts.In(language)
            )
        );
    }

    private async Task<Plan?> BoughtAsync(Service line, CancellationToken ct) =>
        line.PlanCode is { } code ? (await catalogue.FindAsync(code, line.PlanVersion, ct)).Value : null;
}
