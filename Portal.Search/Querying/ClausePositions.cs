using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Where the words of a query stand in one document; reused from document to document.</summary>
internal sealed class ClausePositions(IReadOnlyList<Clause> clauses)
{
    /// <summary>Alternatives that count less say too little about a place.</summary>
    private const double LeastWeight = 0.5;

    private readonly List<int>[] positions = [.. clauses.Select(_ => new List<int>())];
    private readonly List<(int Clause, int Place)> places = [];
    private Segment? prepared;

    /// <summary>The positions of a clause, ascending.</summary>
    public List<int> this[int clause] => positions[clause];

    public void Read(Segment segment, int document)
    {
        if (!ReferenceEquals(segment, prepared)) Prepare(segment);
        foreach (var list in positions) list.Clear();
        foreach (var (clause, place) in places)
        {
            if (segment.FindPosting(place, document) is not (>= 0 and var posting)) continue;
            var list = positions[clause];
            var others = list.Count > 0;
            segment.ReadPositions(posting, list);
            if (others) list.Sort();
        }
    }

    private void Prepare(Segment segment)
    {
        prepared = segment;
        places.Clear();
        for (var i = 0; i < clauses.Count; i++)
            foreach (var alternative in clauses[i].Alternatives)
                if (alternative.Weight >= LeastWeight && segment.Find(alternative.Term) is >= 0 and var place) places.Add((i, place));
    }
}
