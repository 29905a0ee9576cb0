using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>What a document must fulfil whatever it scores: the topic, no excluded word, every quoted phrase word for word.</summary>
internal sealed class Filter
{
    private readonly string? topic;
    private readonly int[] excluded;
    private readonly (ClausePositions Positions, int[] Offsets)[] phrases;

    public Filter(TypedQuery query, QueryPlanner planner, IReadOnlyList<Clause> clauses, string? topic)
    {
        this.topic = topic;
        excluded = [.. query.Excluded.Where(token => token.Kind == TokenKind.Word).Select(token => planner.KnownTerm(query, token)).Where(term => term >= 0)];
        phrases = [.. query.Phrases.Select(phrase => Phrase(query, phrase, clauses))];
    }

    public bool Accepts(SegmentView view, int document)
    {
        var segment = view.Segment;
        if (topic is not null && segment.Documents[document].Document.Topic != topic) return false;
        foreach (var term in excluded)
            if (segment.Find(term) is >= 0 and var place && segment.FindPosting(place, document) >= 0) return false;
        foreach (var (positions, offsets) in phrases)
            if (!Holds(segment, document, positions, offsets)) return false;
        return true;
    }

    private static (ClausePositions Positions, int[] Offsets) Phrase(TypedQuery query, Range range, IReadOnlyList<Clause> clauses)
    {
        var tokens = query.Words.Take(range).Where(token => token.Kind == TokenKind.Word).ToList();
        var words = clauses.Where(clause => clause.IsWord && tokens.Exists(token => token.Position == clause.Position)).ToList();
        return (new(words), [.. words.Select(word => word.Position - words[0].Position)]);
    }

    private static bool Holds(Segment segment, int document, ClausePositions positions, int[] offsets)
    {
        positions.Read(segment, document);
        return offsets.Length == 0 || positions[0].Exists(first => Enumerable.Range(1, offsets.Length - 1).All(i => positions[i].BinarySearch(first + offsets[i]) >= 0));
    }
}
