using Portal.Web.Provider.Availability;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Places;

/// <summary>Whether a plan can be had at a place.</summary>
public enum Fit
{
    Yes,

    /// <summary>From a day on.</summary>
    Later,

    /// <summary>The line would be slower than the plan normally is.</summary>
    TooSlow,

    /// <summary>It depends on the street or house, which the place did not say.</summary>
    AskHouse,

    /// <summary>There is no line of this kind.</summary>
    No,
}

/// <summary>Whether a plan can be had at a place, and on which line.</summary>
/// <param name="Fit">Whether.</param>
/// <param name="Line">The line it would be on; null where there is none.</param>
public readonly record struct PlanFit(Fit Fit, AvailableLine? Line)
{
    /// <summary>A plan can be had where a line of its kind reaches the speeds that the plan normally has.</summary>
    public static PlanFit Of(Plan plan, PlaceLines place, DateOnly today)
    {
        var lines = place.Lines.Where(l => plan.Technologies.Contains(l.Technology)).ToList();
        var enough = lines.Where(l => l.Download >= plan.Download.Normal && l.Upload >= plan.Upload.Normal).ToList();
        if (enough.Find(l => !(l.From > today)) is { } now)
            return new(Fit.Yes, now);
        if (enough.MinBy(l => l.From) is { } later)
            return new(Fit.Later, later);
        if (place.DependsOnHouse)
            return new(Fit.AskHouse, null);
        return lines.MaxBy(l => l.Download) is { } slow ? new(Fit.TooSlow, slow) : new(Fit.No, null);
    }
}
