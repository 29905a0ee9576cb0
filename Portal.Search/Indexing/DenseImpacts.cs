namespace Portal.Search.Indexing;

/// <summary>
/// Frequent terms are seldom walked through and often asked about single documents; their impacts lie by document, so that the answer is one step away.
/// </summary>
internal static class DenseImpacts
{
    /// <summary>A term is frequent when it stands in one of so many documents.</summary>
    private const int Share = 16;

    private const int FewDocuments = 512;

    public static ushort[]?[] Of(Segment segment)
    {
        var dense = new ushort[]?[segment.Terms.Length];
        if (segment.Count < FewDocuments) return dense;
        for (var place = 0; place < dense.Length; place++)
        {
            var list = segment.Postings.AsSpan(segment.Starts[place], segment.Starts[place + 1] - segment.Starts[place]);
            if (list.Length * Share < segment.Count) continue;
            var impacts = dense[place] = new ushort[segment.Count];
            foreach (var posting in list) impacts[posting >> 16] = (ushort)posting;
        }
        return dense;
    }
}
