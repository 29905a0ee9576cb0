namespace Portal.Search.Indexing;

/// <summary>
/// How much one word contributes to one document, before its rarity: BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework,
/// 2009, section 3.6) plus a part for the title alone. x/(k+x) + 0.6·t/(k+t), where x is the weighted frequency over all fields, t that of
/// title and keywords unweighted, k = 1.6. Kept as a whole number of 1/4095 of the greatest value, so that sums are exact in any order.
/// </summary>
internal static class Impact
{
    public const int MaxValue = 4095;

    /// <summary>The most a term and its family may have together.</summary>
    public const int MaxSum = 4 * MaxValue;

    public const double Saturation = 1.6;
    public const double TitleShare = 0.6;

    /// <summary>What the largest impact stands for, times (k + 1), BM25's usual factor.</summary>
    public const double Unit = (Saturation + 1) * (1 + TitleShare) / MaxValue;

    /// <param name="counts">How often the word stands in each field.</param>
    /// <param name="lengths">How many words each field has.</param>
    /// <param name="averages">How many words each field has on average over the documents that have it.</param>
    public static double Value(ReadOnlySpan<int> counts, ReadOnlySpan<ushort> lengths, ReadOnlySpan<double> averages)
    {
        double all = 0,
            title = 0;
        for (var f = 0; f < Fields.Count; f++)
        {
            if (counts[f] == 0)
                continue;
            var share = Fields.LengthShare[f];
            var frequency = counts[f] / (1 - share + share * lengths[f] / Math.Max(1, averages[f]));
            all += Fields.Weight[f] * frequency;
            if (f <= (int)Field.Keywords)
                title += frequency;
        }
        return all / (Saturation + all) + TitleShare * title / (Saturation + title);
    }

    public static int Quantize(double value) => Math.Clamp((int)Math.Round(value * MaxValue / (1 + TitleShare)), 1, MaxValue);
}
