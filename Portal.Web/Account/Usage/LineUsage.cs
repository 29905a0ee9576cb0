using Portal.Web.Provider;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Account.Usage;

/// <summary>How much a line has used, in the billing month that runs and in those before it.</summary>
/// <param name="Running">The month that runs; null when nothing is counted of it yet.</param>
/// <param name="Before">The months before it, the newest first.</param>
/// <param name="AsOf">Up to when the figures are right.</param>
public sealed record LineUsage(UsageMonth? Running, IReadOnlyList<UsageMonth> Before, DateTimeOffset AsOf)
{
    private const int Near = 80;

    /// <summary>True when the running month has used all it includes.</summary>
    public bool IsOver => Running is not null && IsOverIn(Running);

    /// <summary>Null when nothing is known of the line.</summary>
    public static LineUsage? Of(Answer<IReadOnlyList<UsageMonth>> answer, string service, DateOnly today)
    {
        if (!answer.Has(out var all))
            return null;
        var months = all.Where(m => m.Service == service && m.Period.Start <= today).OrderByDescending(m => m.Period.Start).ToList();
        return months.Count == 0
            ? null
            : new(
                months.Find(m => m.Period.Contains(today)),
                [.. months.Where(m => m.Period.End <= today).Take(UsageMonth.Most)],
                answer.AsOf ?? months[0].AsOf
            );
    }

    public static bool IsOverIn(UsageMonth month) => month.LimitMegabytes is { } limit && month.Megabytes >= limit;

    /// <summary>"good", "warning" or "broken", for a month with a limit.</summary>
    public static string MoodOf(UsageMonth month) =>
        month.LimitMegabytes is not { } limit || PercentOf(month.Megabytes, limit) < Near ? "good"
        : month.Megabytes < limit ? "warning"
        : "broken";

    /// <summary>Length of a month's bar, 0 to 100: of the limit where there is one, else of the longest.</summary>
    public int BarOf(UsageMonth month) => PercentOf(month.Megabytes, Before.Max(m => Math.Max(m.Megabytes, m.LimitMegabytes ?? 0)));

    public static int PercentOf(long megabytes, long whole) => whole <= 0 ? 100 : (int)Math.Clamp(megabytes * 100 / whole, 0, 100);
}
