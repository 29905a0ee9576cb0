using Portal.Search.Querying;

namespace Portal.Search.Indexing;

/// <summary>All articles of one language at one moment. Immutable: a change makes a new one that shares what stayed the same.</summary>
internal sealed class LanguageIndex
{
    public required string Language { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required SpellingIndex Spelling { get; init; }

    public required WordFamilies Families { get; init; }

    public required SegmentView[] Segments { get; init; }

    public required FieldAverages Averages { get; init; }

    /// <summary>In how many living documents each term stands; new terms stand in none.</summary>
    public required PagedArray TermCounts { get; init; }

    /// <summary>In how many living documents each surface stands.</summary>
    public required PagedArray SurfaceCounts { get; init; }

    /// <summary>What finding a term says, by the number of documents it stands in.</summary>
    public RarityTable Rarity => field ??= new(Count);

    public ExpandedPostings Lists => field ??= new(this);

    /// <summary>Shared by all states of the index.</summary>
    public required ScratchPool Scratches { get; init; }

    public required int Count { get; init; }

    /// <summary>The same documents in other segments.</summary>
    public LanguageIndex With(SegmentView[] segments) =>
        new()
        {
            Language = Language,
            Vocabulary = Vocabulary,
            Spelling = Spelling,
            Families = Families,
            Segments = segments,
            Averages = Averages,
            TermCounts = TermCounts,
            SurfaceCounts = SurfaceCounts,
            Scratches = Scratches,
            Count = Count,
        };

    public int CountOfTerm(int term) => TermCounts[term];

    public int CountOfSurface(int surface) => SurfaceCounts[surface];
}
