namespace Portal.Search.Indexing;

/// <summary>
/// How much finding a word says, by the number of documents it stands in: the idf of BM25 in the form that is never negative,
/// ln(1 + (N - n + 0.5) / (n + 0.5)) (Robertson, Zaragoza 2009, section 3.1, as Lucene has it). Values for small n are kept.
/// </summary>
internal sealed class RarityTable
{
    private const int Kept = 2048;

    private readonly int documents;
    private readonly double[] values;

    public RarityTable(int documents)
    {
        this.documents = documents;
        values = new double[Math.Min(documents, Kept) + 1];
        for (var found = 0; found < values.Length; found++)
            values[found] = Compute(documents, found);
    }

    public double Get(int found) => found < values.Length ? values[found] : Compute(documents, found);

    public static double Compute(int documents, int found) => Math.Log(1 + (documents - found + 0.5) / (found + 0.5));
}
