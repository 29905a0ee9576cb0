using Portal.Web.Provider.LineTests;

namespace Portal.Web.Troubleshoot.LineTests;

/// <summary>Between which figures a measure is good, or which words are. What lies on a limit is on its good side.</summary>
public sealed record MeasureLimits
{
    /// <summary>A figure under it means that there is nothing at all.</summary>
    public decimal? NoneBelow { get; init; }

    public decimal? FailBelow { get; init; }

    public decimal? WarnBelow { get; init; }

    public decimal? WarnAbove { get; init; }

    public decimal? FailAbove { get; init; }

    public IReadOnlyDictionary<string, LineVerdict> Words { get; init; } = new Dictionary<string, LineVerdict>();

    private bool HasFigures => (FailBelow ?? WarnBelow ?? WarnAbove ?? FailAbove) is not null;

    /// <summary>What a measure says; inconclusive where these limits say nothing of it.</summary>
    public LineVerdict Judge(LineMeasure measure) =>
        measure switch
        {
            { Word: { } word } => Words.GetValueOrDefault(word, LineVerdict.Inconclusive),
            { Number: { } number } when HasFigures => Judge(number),
            _ => LineVerdict.Inconclusive,
        };

    private LineVerdict Judge(decimal number) =>
        number < FailBelow || number > FailAbove ? LineVerdict.Fail
        : number < WarnBelow || number > WarnAbove ? LineVerdict.Warn
        : LineVerdict.Pass;
}
