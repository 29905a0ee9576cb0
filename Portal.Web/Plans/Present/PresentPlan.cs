using Portal.Web.Plans.Change;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Present;

/// <summary>What somebody signed in has on one of their lines, for marking what else there is against it.</summary>
public sealed record PresentPlan
{
    /// <summary>The lines they could choose, this one among them.</summary>
    public required IReadOnlyList<Service> Lines { get; init; }

    /// <summary>The line that plans are marked against.</summary>
    public required Service Line { get; init; }

    /// <summary>The version they bought; null when it is not in the catalogue.</summary>
    public Plan? Plan { get; init; }

    /// <summary>What the plan costs today; null when the provider does not say.</summary>
    public Money? Fee { get; init; }

    /// <summary>Why nothing can be changed just now; null when it can.</summary>
    public ChangeRefusal? Refusal { get; init; }

    /// <summary>What each plan that the line can change to would mean, by its code.</summary>
    public IReadOnlyDictionary<string, QuoteTexts> Changes { get; init; } = new Dictionary<string, QuoteTexts>();

    /// <summary>True when the version they have is sold no more: they keep it.</summary>
    public bool IsOld(IEnumerable<Plan> sold) =>
        Line.PlanCode is { } code && !sold.Any(p => p.Code == code && p.Version == (Line.PlanVersion ?? p.Version));

    /// <summary>True for the version they have.</summary>
    public bool Is(Plan plan) => plan.Code == Line.PlanCode && plan.Version == (Line.PlanVersion ?? plan.Version);

    /// <summary>How much more a month another plan is; null when that cannot be said.</summary>
    public Money? DifferenceOf(Plan plan) => Fee is { } fee && fee.Currency == plan.Fee.Currency ? plan.Fee - fee : null;

    /// <summary>"+500 Mbit/s", download at most; null when it is the same or not known.</summary>
    public string? FasterBy(Plan plan, LocalizedTexts texts) =>
        Plan is null || Plan.Download.Max == plan.Download.Max
            ? null
            : texts[
                plan.Download.Max > Plan.Download.Max ? "Plans.Present.Faster" : "Plans.Present.Slower",
                Math.Abs(plan.Download.Max - Plan.Download.Max)
            ];
}
