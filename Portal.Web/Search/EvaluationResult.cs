using Portal.Web.Help.Content.Languages;

namespace Portal.Web.Search;

/// <summary>How an example was answered.</summary>
/// <param name="Example">The query and the article it should find.</param>
/// <param name="Rank">Where the article stands, from 1; 0 when it is not among the first ten.</param>
/// <param name="First">The article that stands first; empty when nothing was found.</param>
internal sealed record EvaluationResult(Example Example, int Rank, string First)
{
    public override string ToString() =>
        $"{Example.Given} -> {Example.Expected}: "
        + (Rank == 0 ? "not found" : $"place {Rank}")
        + (First == "" ? "" : $", first is {First}");
}

/// <summary>How well the examples of a language are answered. Every query has one right article, so the ideal gain is 1.</summary>
/// <param name="Queries">How many there are.</param>
/// <param name="First">The share whose article stands first (success at 1).</param>
/// <param name="Reciprocal">The mean of one divided by the place (MRR), 0 for what is not found.</param>
/// <param name="Gain">The mean of 1 / log2(1 + place) over the first ten (nDCG at 10).</param>
internal sealed record SearchQuality(int Queries, double First, double Reciprocal, double Gain)
{
    public static SearchQuality From(IReadOnlyCollection<EvaluationResult> judged) =>
        new(
            judged.Count,
            Mean(judged, rank => rank == 1 ? 1 : 0),
            Mean(judged, rank => 1.0 / rank),
            Mean(judged, rank => 1 / Math.Log2(1 + rank))
        );

    public override string ToString() =>
        string.Create(null, $"{Queries, 4} queries  S@1 {First:F3}  MRR {Reciprocal:F3}  nDCG@10 {Gain:F3}");

    private static double Mean(IReadOnlyCollection<EvaluationResult> judged, Func<int, double> gain) =>
        judged.Count == 0 ? 1 : judged.Average(each => each.Rank == 0 ? 0 : gain(each.Rank));
}
