using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>A document that was found: where it lies and what it scored, first by its words, then by how they stand.</summary>
internal sealed record Candidate(SegmentView View, int Document, int Sum)
{
    public AnalyzedHead Head => View.Segment.Documents[Document];

    public double Score { get; set; }

    /// <summary>The share of the query, by rarity, that the document holds; known for the first fifty only.</summary>
    public double Coverage { get; set; }
}
