namespace Portal.Search.Querying;

/// <summary>How much finding a word says: the idf of BM25 in the form that is never negative (Lucene's; Robertson, Zaragoza 2009, section 3.1).</summary>
internal static class Rarity
{
    public static double Of(int documents, int found) => Math.Log(1 + (documents - found + 0.5) / (found + 0.5));
}
