namespace Portal.Search.Indexing;

/// <summary>
/// Frequent terms are seldom walked through and often asked about single documents; their impacts lie by document, so that the answer is one step away.
/// </summary>
internal static class DenseImpacts
{
    /// <summary>A term is frequent when it stands in one of so many documents.</summary>
    private const int Share = 16;

    private const int FewDocuments = 512;

    /// <summary>The impacts by document, or null when the list is not that long.</summary>
    public static ushort[]? Of(ReadOnlySpan<uint> list, int documents)
    {
        if (documents < FewDocuments || list.Length * Share < documents) return null;
        var impacts = new ushort[documents];
        foreach (var posting in list) impacts[posting >> 16] = (ushort)posting;
        return impacts;
    }
}
