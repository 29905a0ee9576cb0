using Portal.Web.Provider;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>Whom a change concerns, country by country, before anybody is told.</summary>
/// <param name="Countries">The countries with lines that are concerned.</param>
/// <param name="Languages">The languages of their customers.</param>
public sealed record PriceChangePreview(IReadOnlyList<PriceChangeCountry> Countries, IReadOnlyList<string> Languages)
{
    public int Lines => Countries.Sum(c => c.Lines);

    /// <summary>How much more, or less, all of them pay together in a month; null when nobody is concerned.</summary>
    public Money? Monthly => Countries.Count == 0 ? null : Countries.Select(c => c.Monthly).Aggregate((sum, m) => sum + m);

    /// <summary>The first day that is lawful in every country; null when nobody is concerned.</summary>
    public DateOnly? Earliest => Countries.Count == 0 ? null : Countries.Max(c => c.Earliest);

    /// <param name="counts">Lines by version, country and price.</param>
    /// <param name="change">What is planned.</param>
    /// <param name="listFee">The price list's fee, for lines whose own price the provider does not say.</param>
    /// <param name="today">The day on which it would be announced.</param>
    public static PriceChangePreview Of(IEnumerable<VersionCount> counts, NewPriceChange change, Money listFee, DateOnly today)
    {
        var concerned = counts
            .Where(c => c is { IsExtra: false, IsInUse: true } && c.Code == change.PlanCode && c.Version == change.PlanVersion)
            .Where(c => (change.Country is null || c.Country == change.Country) && (c.Fee ?? listFee.Minor) == change.OldFee.Minor)
            .ToList();
        var countries = concerned
            .GroupBy(c => c.Country)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
            {
                var (rule, lines) = (PriceChangeRule.For(g.Key, change.IsRise), (int)g.Sum(c => c.Number));
                return new PriceChangeCountry(g.Key, lines, (change.Fee - change.OldFee) * lines, rule.Earliest(today), rule);
            });
        return new([.. countries], [.. concerned.Select(c => c.Language).Distinct().Order(StringComparer.Ordinal)]);
    }
}

/// <summary>What a change means in one country.</summary>
/// <param name="Country">Its two letters.</param>
/// <param name="Lines">How many lines are concerned.</param>
/// <param name="Monthly">How much more, or less, they pay together in a month.</param>
/// <param name="Earliest">The first lawful day for the new price, if it is announced today.</param>
/// <param name="Rule">What the law asks for.</param>
public sealed record PriceChangeCountry(string Country, int Lines, Money Monthly, DateOnly Earliest, PriceChangeRule Rule);
