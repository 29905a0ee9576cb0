namespace Portal.Web.Provider.Catalogue;

/// <summary>What kind of thing an extra is.</summary>
public enum ExtraKind
{
    Telephony,
    Television,
    CloudStorage,
    Mailbox,
    Hosting,
    StaticAddress,
    Equipment,
    Security,
}

/// <summary>
/// One version of something that can be had besides a plan. As with plans, a published version never changes in what it costs and gives.
/// </summary>
public sealed record Extra
{
    /// <summary>The provider's code, in small letters: "tv-basic". The same in all versions.</summary>
    public required string Code { get; init; }

    /// <summary>From 1; a new one for every change of price or terms.</summary>
    public required int Version { get; init; }

    public required PlanState State { get; init; }

    public required ExtraKind Kind { get; init; }

    /// <summary>The name, by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>One sentence on what it is, by language.</summary>
    public required IReadOnlyDictionary<string, string> Summaries { get; init; }

    /// <summary>A whole month, tax included.</summary>
    public required Money Fee { get; init; }

    /// <summary>Percent of tax that the price includes.</summary>
    public required decimal TaxPercent { get; init; }

    /// <summary>Once, with the next bill.</summary>
    public required Money SetUpFee { get; init; }

    /// <summary>Months of a minimum term of its own; 0 for one that can be left with each month.</summary>
    public required int TermMonths { get; init; }

    /// <summary>Codes of the plans it can be had with; all when empty.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];

    /// <summary>Codes of extras it cannot be had together with.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>True when a line on this plan may have it.</summary>
    public bool FitsPlan(string? planCode) => Plans.Count == 0 || (planCode is not null && Plans.Contains(planCode));
}
