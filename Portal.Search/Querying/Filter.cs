using System.Numerics;
using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>What a document must fulfil whatever it scores: the topic, no excluded word, every quoted phrase word for word.</summary>
internal sealed class Filter
{
    private readonly string? topic;
    private readonly Scratch scratch;
    private readonly int[] excluded;
    private readonly (int Clause, int Offset)[][] phrases;

    /// <param name="query">What was typed.</param>
    /// <param name="planner">Knows its words.</param>
    /// <param name="clauses">What it is searched for by.</param>
    /// <param name="topic">The only topic, or null.</param>
    /// <param name="strict">Whether quoted phrases must stand word for word.</param>
    /// <param name="scratch">Working space.</param>
    public Filter(TypedQuery query, QueryPlanner planner, List<Clause> clauses, string? topic, bool strict, Scratch scratch)
    {
        (this.topic, this.scratch) = (topic, scratch);
        excluded =
            query.Excluded.Count == 0
                ? []
                :
                [
                    .. query
                        .Excluded.Where(token => token.Kind == TokenKind.Word)
                        .Select(token => planner.KnownTerm(query, token))
                        .Where(term => term >= 0),
                ];
        phrases =
            !strict || query.Phrases.Count == 0
                ? []
                : [.. query.Phrases.Select(phrase => Phrase(query, phrase, clauses)).Where(words => words.Length > 0)];
    }

    public bool AcceptsAll => topic is null && excluded.Length == 0 && phrases.Length == 0;

    public bool Accepts(Segment segment, int document)
    {
        if (topic is not null && segment.Documents.Topic(document) != topic)
            return false;
        foreach (var term in excluded)
            if (segment.Lists.Get(term).Holds(document))
                return false;
        return phrases.Length == 0 || HoldsPhrases(scratch.Matches.Read(segment, document, scratch.Marks));
    }

    private static (int Clause, int Offset)[] Phrase(TypedQuery query, Range range, List<Clause> clauses)
    {
        var positions = query.Words.Take(range).Where(token => token.Kind == TokenKind.Word).Select(token => token.Position).ToHashSet();
        var words = Enumerable.Range(0, clauses.Count).Where(i => clauses[i].IsWord && positions.Contains(clauses[i].Position)).ToList();
        return [.. words.Select(i => (i, clauses[i].Position - clauses[words[0]].Position))];
    }

    private bool HoldsPhrases(ReadOnlySpan<Match> matches)
    {
        foreach (var phrase in phrases)
            if (!Holds(matches, phrase))
                return false;
        return true;
    }

    private bool Holds(ReadOnlySpan<Match> matches, (int Clause, int Offset)[] phrase)
    {
        for (var from = 0; from < matches.Length; from++)
        {
            ulong found = 0;
            for (var i = from; i < matches.Length && matches[i].Position - matches[from].Position <= phrase[^1].Offset; i++)
                foreach (var (clause, offset) in phrase)
                    if (matches[i].Position - matches[from].Position == offset)
                        found |= scratch.Marks.Clauses(matches[i].Mark) & (1UL << clause);
            if (BitOperations.PopCount(found) == phrase.Length)
                return true;
        }
        return false;
    }
}
