using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Where the words of a query stand in one document; reused from document to document.</summary>
internal sealed class ClausePositions(IReadOnlyList<Clause> clauses)
{
    /// <summary>Alternatives that count less say too little about a place.</summary>
    private const double LeastWeight = 0.5;

    private readonly List<int>[] positions = [.. clauses.Select(_ => new List<int>())];

    public IReadOnlyList<Clause> Clauses => clauses;

    /// <summary>The positions of a clause, ascending.</summary>
    public List<int> this[int clause] => positions[clause];

    public void Read(Segment segment, int document)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i].Clear();
            foreach (var alternative in clauses[i].Alternatives)
                if (alternative.Weight >= LeastWeight) Add(positions[i], segment, alternative.Term, document);
        }
    }

    private static void Add(List<int> positions, Segment segment, int term, int document)
    {
        if (segment.Find(term) is not (>= 0 and var place) || segment.FindPosting(place, document) is not (>= 0 and var posting)) return;
        var others = positions.Count > 0;
        segment.ReadPositions(posting, positions);
        if (others) positions.Sort();
    }
}
