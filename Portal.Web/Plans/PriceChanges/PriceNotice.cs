using Portal.Web.Provider;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>What the customer of a line was told of a new price.</summary>
public sealed record PriceNotice
{
    public const string Columns = """
        p.reference, p.plan_code, p.plan_version, p.old_fee, p.fee, p.currency, l.service_number, l.country, l.notified_on, l.effective_on,
        l.leave_until
        """;

    /// <summary>Told, and not taken back.</summary>
    public const string Valid = "l.notified_on is not null and l.state in ('Notified', 'Ordered', 'InEffect')";

    public required string Reference { get; init; }

    public required string PlanCode { get; init; }

    public required long PlanVersion { get; init; }

    public required long OldFee { get; init; }

    public required long Fee { get; init; }

    public required string Currency { get; init; }

    public required string ServiceNumber { get; init; }

    public required string Country { get; init; }

    public required DateOnly NotifiedOn { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The last day to leave without a charge; null for a lower price.</summary>
    public DateOnly? LeaveUntil { get; init; }

    public Money OldPrice => new(OldFee, Currency);

    public Money Price => new(Fee, Currency);

    public bool IsRise => Fee > OldFee;

    /// <summary>True while it is worth reading: until the price holds and nobody may leave because of it any more.</summary>
    public bool IsOpenOn(DateOnly day) => day < EffectiveOn || day <= LeaveUntil;

    /// <summary>True while the customer may leave without a charge because of it.</summary>
    public bool MayLeaveOn(DateOnly day) => day <= LeaveUntil;

    /// <summary>False for a line that has changed plan since.</summary>
    public bool Concerns(Service line) =>
        line.Number == ServiceNumber && line.PlanCode == PlanCode && line.PlanVersion == PlanVersion && !(line.PlanStartedOn > NotifiedOn);

    /// <summary>
    /// The first day without the contract for who leaves because of it: after the plan's notice, and never so late that they pay the new
    /// price; where the law says so, with the change at the earliest.
    /// </summary>
    /// <param name="given">The day they say so.</param>
    /// <param name="noticeDays">Days from notice to the end.</param>
    public DateOnly EndFor(DateOnly given, int noticeDays)
    {
        var (soon, last) = (given.AddDays(noticeDays), given >= EffectiveOn ? given.AddDays(1) : EffectiveOn);
        return soon < last && !PriceChangeRule.For(Country, IsRise).EndsWithChange ? soon : last;
    }
}
