using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Account;

/// <summary>What a line costs and how long it runs, as far as the provider says.</summary>
/// <param name="Monthly">Plan and extras, a whole month.</param>
/// <param name="LastNotice">The last day on which notice ends the contract with its minimum term; null when none runs.</param>
/// <param name="NoticeDays">Days from notice to the end; null when the plan is not in the catalogue.</param>
/// <param name="Extras">The names of the extras, in the reader's language.</param>
public sealed record ContractFacts(Money? Monthly, DateOnly? LastNotice, int? NoticeDays, IReadOnlyList<string> Extras)
{
    /// <summary>The facts of each line, by its number. Each plan and each extra is asked for once, however many lines have it.</summary>
    public static async Task<IReadOnlyDictionary<string, ContractFacts>> OfAsync(
        IReadOnlyList<Service> lines,
        ICatalogue catalogue,
        string language,
        DateOnly today,
        CancellationToken ct
    )
    {
        var plans = new Dictionary<(string, int?), Plan?>();
        foreach (var key in lines.Where(l => l.PlanCode is not null).Select(l => (l.PlanCode!, l.PlanVersion)).Distinct())
            plans[key] = (await catalogue.FindAsync(key.Item1, key.PlanVersion, ct)).Value;
        var extras = new Dictionary<(string, int), string>();
        foreach (var key in lines.SelectMany(l => l.Extras).Select(e => (e.Code, e.Version)).Distinct())
            extras[key] = (await catalogue.FindExtraAsync(key.Code, key.Version, ct)).Value?.Names.GetValueOrDefault(language) ?? key.Code;
        return lines.ToDictionary(
            l => l.Number,
            l =>
                Of(
                    l,
                    l.PlanCode is { } code ? plans[(code, l.PlanVersion)] : null,
                    [.. l.Extras.Select(e => extras[(e.Code, e.Version)])],
                    today
                )
        );
    }

    private static ContractFacts Of(Service line, Plan? plan, IReadOnlyList<string> extras, DateOnly today)
    {
        var fee = line.FeeOn(plan, today);
        var monthly = fee is { } paid ? line.Extras.Where(e => e.EndsOn is null).Aggregate(paid, (sum, e) => sum + e.Fee) : (Money?)null;
        var notice =
            plan is not null && line.CommittedUntil is { } last && last >= today ? last.AddDays(1 - plan.NoticeDays) : (DateOnly?)null;
        return new(monthly, notice >= today ? notice : null, plan?.NoticeDays, extras);
    }
}
