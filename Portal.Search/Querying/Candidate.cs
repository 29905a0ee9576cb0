using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>A document that was found: where it lies and what it scored, first by its words, then by how they stand.</summary>
internal struct Candidate
{
    public required SegmentView View { get; init; }

    public required int Document { get; init; }

    /// <summary>The sum of weight times impact.</summary>
    public required int Sum { get; init; }

    public double Score { get; set; }

    /// <summary>The share of the query, by rarity, that the document holds; known for those that were put in order only.</summary>
    public double Coverage { get; set; }

    /// <summary>The clauses of the query it holds, a bit each; known for those that were put in order only.</summary>
    public ulong Found { get; set; }

    /// <summary>Those of them that stand in its title and keywords.</summary>
    public ulong Named { get; set; }

    public readonly string Id => View.Segment.Documents.Id(Document);

    public readonly string Topic => View.Segment.Documents.Topic(Document);
}
