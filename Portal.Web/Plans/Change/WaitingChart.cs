using System.Globalization;

namespace Portal.Web.Plans.Change;

/// <summary>Bars of what the next year costs, one for each month one may wait. They begin at nothing: lengths can be compared.</summary>
internal static class WaitingChart
{
    public const int Width = 520;
    public const int Height = 96;
    private const int Gap = 4;

    /// <summary>The bars from left to right.</summary>
    public static IEnumerable<Bar> Of(IReadOnlyList<WaitingCost> costs)
    {
        var (most, least) = (costs.Max(c => c.Total), costs.Min(c => c.Total));
        var step = (double)Width / costs.Count;
        return costs.Select(
            (cost, at) =>
            {
                var height = most.Minor == 0 ? 0 : Height * (double)cost.Total.Minor / most.Minor;
                return new Bar(cost, Text(at * step), Text(Height - height), Text(step - Gap), Text(height), cost.Total == least);
            }
        );
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>One bar, in units of the drawing.</summary>
    public sealed record Bar(WaitingCost Cost, string X, string Y, string Width, string Height, bool IsLeast);
}
