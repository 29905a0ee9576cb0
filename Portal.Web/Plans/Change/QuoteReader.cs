using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Change;

/// <summary>Finds the names that a quote speaks of. A version that was sold can always be read.</summary>
public sealed class QuoteReader(ICatalogue catalogue, Texts texts)
{
    /// <param name="quote">What is to be said.</param>
    /// <param name="oldPlan">The plan before the change.</param>
    /// <param name="language">In which language.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when the catalogue cannot be asked just now.</returns>
    public async Task<QuoteTexts?> ReadAsync(ChangeQuote quote, Plan? oldPlan, Language language, CancellationToken ct)
    {
        if (!(await catalogue.FindAsync(quote.PlanCode, quote.PlanVersion, ct)).Has(out var plan))
            plan = oldPlan?.Code == quote.PlanCode ? oldPlan : null;
        if (plan is null)
            return null;
        var names = new Dictionary<string, string> { [plan.Code] = plan.Names[language.Code] };
        if (oldPlan is not null)
            names.TryAdd(oldPlan.Code, oldPlan.Names[language.Code]);
        Extra? extra = null;
        foreach (var (code, version) in ExtrasOf(quote))
        {
            if (!(await catalogue.FindExtraAsync(code, version, ct)).Has(out var found))
                return null;
            names[code] = found.Names[language.Code];
            extra = code == quote.ExtraCode ? found : extra;
        }

        foreach (var code in quote.Lines.Where(l => !l.IsExtra).Select(l => l.Code).Where(c => !names.ContainsKey(c)).Distinct().ToList())
            if ((await catalogue.FindAsync(code, null, ct)).Has(out var other))
                names[code] = other.Names[language.Code];
        return new(quote, plan, extra, names, texts.In(language));
    }

    private static IEnumerable<(string Code, int? Version)> ExtrasOf(ChangeQuote quote)
    {
        if (quote.ExtraCode is { } code)
            yield return (code, quote.ExtraVersion);
        foreach (var extra in quote.ExtrasLost.Concat(quote.ExtrasIncluded))
            yield return (extra.Code, extra.Version);
    }
}
