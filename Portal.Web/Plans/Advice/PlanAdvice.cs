using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Advice;

/// <summary>What people do with their line; what one of them needs at the same time, in Mbit/s.</summary>
public enum Activity
{
    /// <summary>Reading, mail, calls.</summary>
    Light = 10,

    /// <summary>Films and series.</summary>
    Films = 25,

    /// <summary>Working or learning at home, with video meetings.</summary>
    Work = 40,

    /// <summary>Games and large files.</summary>
    Games = 80,
}

/// <summary>Four answers.</summary>
/// <param name="People">How many use the line at the same time.</param>
/// <param name="Does">The most demanding thing they do.</param>
/// <param name="Line">The kind of line that is there; null when they do not know.</param>
/// <param name="MayBind">False for who does not want a minimum term.</param>
public sealed record Household(int People, Activity Does, Technology? Line, bool MayBind);

/// <summary>A plan that suits, and why.</summary>
/// <param name="Plan">The cheapest that is fast enough.</param>
/// <param name="Mbits">What the household needs at the same time.</param>
/// <param name="IsEnough">False when even the fastest plan of the kind is normally slower.</param>
/// <param name="Other">The next faster one, for who wants room; null when there is none.</param>
public sealed record Advice(Plan Plan, int Mbits, bool IsEnough, Plan? Other);

/// <summary>
/// Finds the cheapest plan that normally gives what a household needs. It never recommends more than is needed, as the law of the EU means
/// by best tariff advice.
/// </summary>
public static class PlanAdvice
{
    /// <returns>Null when nothing is sold that fits the answers.</returns>
    public static Advice? For(Household household, IReadOnlyList<Plan> sold)
    {
        var needed = household.People * (int)household.Does;
        var fitting = sold.Where(p => p.Audience == PlanAudience.Everyone)
            .Where(p => household.Line is not { } line || p.Technologies.Contains(line))
            .Where(p => household.MayBind || p.TermMonths == 0)
            .OrderBy(p => p.FirstYear())
            .ThenByDescending(p => p.Download.Normal)
            .ToList();
        if (fitting.Count == 0)
            return null;
        var enough = fitting.Find(p => p.Download.Normal >= needed);
        var best = enough ?? fitting.MaxBy(p => p.Download.Normal)!;
        return new(best, needed, enough is not null, fitting.Find(p => p.Download.Normal > best.Download.Normal && p != best));
    }
}
