using Portal.Web.Provider;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>How far a change of a price has come.</summary>
public enum PriceChangeState
{
    /// <summary>Nobody has been told.</summary>
    Planned,

    /// <summary>Customers are being told, or have been.</summary>
    Announced,

    /// <summary>Its day has come. Customers whose billing month begins later pay the old price until then.</summary>
    InEffect,

    Cancelled,
}

/// <summary>Why a price changes. The texts are "PriceChange.Reason.{name}"; those of <see cref="Own"/> are written by staff.</summary>
public enum PriceChangeReason
{
    /// <summary>Network, energy and staff cost more.</summary>
    Costs,

    /// <summary>The network is extended and renewed.</summary>
    Network,

    /// <summary>The tax in the price changes.</summary>
    Tax,

    Own,
}

/// <summary>A new price for the lines on one version of a plan.</summary>
public sealed record PriceChange
{
    public const string Columns = """
        p.id, p.reference, p.plan_code, p.plan_version, p.country, p.old_fee, p.fee, p.currency, p.effective_on, p.reason, p.state,
        p.created_at, p.announced_at, p.announced_on, p.listed_to, p.listed_at, p.ended_at
        """;

    public required long Id { get; init; }

    /// <summary>What people call it by: "N-4K7M-2QXA".</summary>
    public required string Reference { get; init; }

    public required string PlanCode { get; init; }

    public required long PlanVersion { get; init; }

    /// <summary>The two letters of the one country it is for; null for all.</summary>
    public string? Country { get; init; }

    /// <summary>Hundredths a month; only lines that cost this are changed.</summary>
    public required long OldFee { get; init; }

    public required long Fee { get; init; }

    public required string Currency { get; init; }

    /// <summary>The day from which on a billing month that begins has the new price.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required PriceChangeReason Reason { get; init; }

    public required PriceChangeState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>The day of the announcement at the provider's place: who came onto the plan on it or later is not concerned.</summary>
    public DateOnly? AnnouncedOn { get; init; }

    /// <summary>The number of the last line that was taken up; null before the first.</summary>
    public string? ListedTo { get; init; }

    /// <summary>When all lines were taken up.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public Money OldPrice => new(OldFee, Currency);

    public Money Price => new(Fee, Currency);

    public bool IsRise => Fee > OldFee;

    public string Target => $"price-change:{Reference}";

    public PriceChangeRule RuleIn(string country) => PriceChangeRule.For(country, IsRise);

    /// <summary>True for a line this change is for, as it stands now.</summary>
    /// <param name="line">The line.</param>
    /// <param name="listFee">The price list's fee, for a line whose own price the provider does not say.</param>
    /// <param name="before">Lines that came onto the plan on this day or later are not concerned.</param>
    public bool Concerns(PlanLine line, long listFee, DateOnly before) =>
        (Country is null || line.Country == Country) && (line.Fee ?? listFee) == OldFee && !(line.Since >= before);
}
