namespace Portal.Web.Provider.Catalogue;

/// <summary>Whether a version of a plan can be bought. TM Forum's TMF620 calls it lifecycleStatus.</summary>
public enum PlanState
{
    /// <summary>Nobody sees it yet.</summary>
    Draft,

    /// <summary>It can be bought.</summary>
    Active,

    /// <summary>Who bought it stays on it; nobody else can.</summary>
    Retired,
}

/// <summary>For whom a plan is.</summary>
public enum PlanAudience
{
    Everyone,

    /// <summary>Who has a right to a social tariff; the provider checks it.</summary>
    Social,
}

/// <summary>
/// One version of what the provider sells for a line. A published version never changes in what it costs and gives: a customer stays on the
/// version they bought.
/// </summary>
public sealed record Plan
{
    /// <summary>The provider's code, in small letters: "fibre-500". The same in all versions.</summary>
    public required string Code { get; init; }

    /// <summary>From 1; a new one for every change of price or terms.</summary>
    public required int Version { get; init; }

    public required PlanState State { get; init; }

    public PlanAudience Audience { get; init; }

    /// <summary>The name, by language: "en", "de", "es", "pt", "ru", "ca".</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>One sentence on whom it suits, by language.</summary>
    public required IReadOnlyDictionary<string, string> Summaries { get; init; }

    /// <summary>The kinds of line it can be had on.</summary>
    public required IReadOnlyList<Technology> Technologies { get; init; }

    public required Speeds Download { get; init; }

    public required Speeds Upload { get; init; }

    /// <summary>A whole month, tax included.</summary>
    public required Money Fee { get; init; }

    /// <summary>Percent of tax that the prices include.</summary>
    public required decimal TaxPercent { get; init; }

    /// <summary>A lower fee for the first months; null when there is none.</summary>
    public Promotion? Promotion { get; init; }

    /// <summary>Once, with the first bill.</summary>
    public required Money SetUpFee { get; init; }

    /// <summary>What the customer is given for being bound (a device, a discount); an early exit may cost what is left of it.</summary>
    public required Money Benefit { get; init; }

    /// <summary>Months of the minimum term: 0, 1, 6, 12 or 24.</summary>
    public required int TermMonths { get; init; }

    /// <summary>Days from notice to the end, 0 to 30.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>Null when as much as one likes.</summary>
    public DataCap? Cap { get; init; }

    /// <summary>Codes of extras that the fee includes.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>Codes of plans that its customers may change to.</summary>
    public IReadOnlyList<string> ChangeTo { get; init; } = [];
}
