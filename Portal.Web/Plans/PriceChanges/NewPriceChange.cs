using Portal.Web.Provider;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>A change as an administrator plans it.</summary>
public sealed record NewPriceChange
{
    /// <summary>The same key is the same form: sent twice it is one change.</summary>
    public required string FormKey { get; init; }

    public required string PlanCode { get; init; }

    public required int PlanVersion { get; init; }

    /// <summary>Null for all countries.</summary>
    public string? Country { get; init; }

    public required Money OldFee { get; init; }

    public required Money Fee { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required PriceChangeReason Reason { get; init; }

    /// <summary>The reason in the words of staff, by language; empty for one of the standard reasons.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    public bool IsRise => Fee > OldFee;
}
