using Portal.Web.Site;

namespace Portal.Web.Insights;

/// <summary>
/// A bar for each day: how often readers searched, and within it how often nothing was found. The drawing is stretched to its place, so it
/// holds no words.
/// </summary>
public sealed record DailyChart(IReadOnlyList<SearchTotal> Days, Language Language)
{
    /// <summary>The width of the place of one bar, and of the bar itself.</summary>
    public const int Step = 10;
    public const int Bar = 8;
    public const int Height = 1000;
    private const int Visible = 12;

    public SearchTotal Busiest => Days.MaxBy(d => d.Searches)!;

    /// <summary>Where the scale ends: a little above the busiest day, a round number.</summary>
    public long Top
    {
        get
        {
            for (long power = 1; ; power *= 10)
                foreach (var top in new[] { 2, 3, 4, 5, 6, 8, 10, 12, 15 })
                    if (top * power >= Busiest.Searches)
                        return top * power;
        }
    }

    /// <summary>A single search among thousands still shows.</summary>
    public int HeightOf(long count) => count == 0 ? 0 : Math.Max((int)(count * Height / Top), Visible);

    public string Short(DateOnly day) => day.ToString("M", Language.Culture);
}
