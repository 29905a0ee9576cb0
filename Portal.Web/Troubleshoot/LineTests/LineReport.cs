using Portal.Web.Provider;
using Portal.Web.Provider.LineTests;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>A measure and what it says.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Verdict">What it says; inconclusive for one without limits.</param>
/// <param name="Word">What was found, where that is a word: also "none" for a signal too weak to be one.</param>
public sealed record MeasureReport(LineMeasure Measure, LineVerdict Verdict, string? Word);

/// <summary>All measures of one check.</summary>
public sealed record CheckReport(LineCheck Check, IReadOnlyList<MeasureReport> Measures)
{
    private static readonly MeasureReport Nothing = new(new LineMeasure { Name = "" }, LineVerdict.Inconclusive, null);

    public LineVerdict Verdict => Worst.Verdict;

    /// <summary>What was found, as the texts name it: a word like "login-failed", or else the verdict: "warn".</summary>
    public string Finding =>
        Verdict is LineVerdict.Warn or LineVerdict.Fail && Worst.Word is { } word ? word : $"{Verdict}".ToLowerInvariant();

    /// <summary>The word of one of its measures; null when it was not measured.</summary>
    public string? WordOf(string name) => Measures.FirstOrDefault(m => m.Measure.Name == name)?.Word;

    private MeasureReport Worst => Measures.MaxBy(m => m.Verdict) ?? Nothing;
}

/// <summary>What a test says of a line, check by check. What could not be tested is named, and counts as neither good nor bad.</summary>
public sealed record LineReport
{
    public required Technology Technology { get; init; }

    /// <summary>In the order of <see cref="LineCheck"/>.</summary>
    public required IReadOnlyList<CheckReport> Checks { get; init; }

    /// <summary>All of it: as bad as the worst of it, and good only if the signal could be measured.</summary>
    public LineVerdict Whole => Of(Checks);

    /// <summary>
    /// Of the line alone, from our network to the customer's device: what guides mean by a test of the line. A router that cannot sign in,
    /// or an outage that is known, is no fault of it.
    /// </summary>
    public LineVerdict Line => Of(Checks.Where(c => IsOfLine(c.Check)));

    public CheckReport? Find(LineCheck check) => Checks.FirstOrDefault(c => c.Check == check);

    /// <summary>Judges measures by the limits of the kind of line; what a test of it should measure and did not is inconclusive.</summary>
    public static LineReport Of(IEnumerable<LineMeasure> measures, Technology technology, LineTestLimits limits)
    {
        var found = measures
            .Select(m => (LineMetric.Find(m.Name)?.Check, Report: Judge(m, limits.Find(technology, m.Name))))
            .Where(m => m.Check is not null)
            .ToLookup(m => m.Check!.Value, m => m.Report);
        return new()
        {
            Technology = technology,
            Checks =
            [
                .. Enum.GetValues<LineCheck>()
                    .Where(c => found.Contains(c) || IsExpected(c, technology))
                    .Select(c => new CheckReport(c, [.. found[c]])),
            ],
        };
    }

    /// <summary>What measures the signal on a kind of line.</summary>
    public static LineCheck SignalOf(Technology technology) =>
        technology switch
        {
            Technology.Fibre => LineCheck.Optical,
            Technology.Cable => LineCheck.Docsis,
            Technology.Wireless => LineCheck.Radio,
            _ => LineCheck.Sync,
        };

    private static MeasureReport Judge(LineMeasure measure, MeasureLimits? limits)
    {
        var word = measure.Word ?? (measure.Number < limits?.NoneBelow ? "none" : null);
        return new(measure, limits?.Judge(measure) ?? LineVerdict.Inconclusive, word);
    }

    private static bool IsExpected(LineCheck check, Technology technology) =>
        check is LineCheck.Service or LineCheck.Outage or LineCheck.Session or LineCheck.Ping or LineCheck.Dns
        || check == SignalOf(technology);

    private static bool IsOfLine(LineCheck check) =>
        check is LineCheck.Sync or LineCheck.Optical or LineCheck.Docsis or LineCheck.Radio or LineCheck.Ping;

    private LineVerdict Of(IEnumerable<CheckReport> checks)
    {
        var worst = checks.Max(c => c.Verdict);
        return worst == LineVerdict.Pass && Find(SignalOf(Technology)) is not { Verdict: LineVerdict.Pass }
            ? LineVerdict.Inconclusive
            : worst;
    }
}
