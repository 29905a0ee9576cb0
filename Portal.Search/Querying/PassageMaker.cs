using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Marks the words that were searched for in a title, and cuts the stretch out of the text that answers best.</summary>
internal sealed class PassageMaker
{
    /// <summary>How many words may lie between the first and the last match of a passage.</summary>
    private const int Span = 28;

    /// <summary>What a word counts that the passage already holds.</summary>
    private const double RepeatedShare = 0.1;

    private readonly Clause[] clauses;
    private readonly Analyzer analyzer;
    private readonly ClausePositions positions;
    private readonly List<(int Position, int Clause)> matches = [];
    private readonly List<Token> tokens = [];

    /// <param name="clauses">The words of the query; very frequent ones are not marked unless there are no others.</param>
    /// <param name="analyzer">What the texts were broken into words by.</param>
    public PassageMaker(IReadOnlyList<Clause> clauses, Analyzer analyzer)
    {
        this.analyzer = analyzer;
        this.clauses = [.. clauses.Where(clause => clause.IsSignificant)];
        if (this.clauses.Length == 0) this.clauses = [.. clauses];
        positions = new(this.clauses);
    }

    private readonly record struct Area(string Text, string Anchor, int Start, int End);

    public Hit Make(Candidate candidate, string language)
    {
        var head = candidate.Head;
        ReadMatches(candidate);
        var (area, first, last) = Best(Areas(head));
        return new()
        {
            Id = head.Id,
            Language = language,
            Score = candidate.Score,
            Title = Marking.Mark(head.Document.Title, Tokens(head.Document.Title, 0), Contains),
            Passage = Excerpt.Cut(area.Text, Tokens(area.Text, area.Start), first, last, Contains),
            Anchor = area.Anchor,
        };
    }

    private void ReadMatches(Candidate candidate)
    {
        positions.Read(candidate.View.Segment, candidate.Document);
        matches.Clear();
        for (var i = 0; i < clauses.Length; i++)
            foreach (var position in positions[i]) matches.Add((position, i));
        matches.Sort();
    }

    private bool Contains(int position) =>
        matches.BinarySearch((position, 0)) is var at && (at >= 0 || (~at < matches.Count && matches[~at].Position == position));

    private List<Token> Tokens(string text, int start)
    {
        tokens.Clear();
        analyzer.Break(text, start, tokens);
        return tokens;
    }

    /// <summary>What a passage can come from: the summary, then the sections.</summary>
    private static IEnumerable<Area> Areas(AnalyzedHead head)
    {
        var starts = head.Starts;
        if (head.Document.Summary.Length > 0) yield return new(head.Document.Summary, "", starts[(int)Field.Summary], starts[(int)Field.Body]);
        for (var i = 0; i < head.Sections.Length; i++)
        {
            var section = head.Document.Sections[i];
            var end = i + 1 < head.Sections.Length ? head.Sections[i + 1] : starts[Fields.Count];
            if (section.Text.Length > 0) yield return new(section.Text, section.Anchor, head.Sections[i], end);
        }
    }

    /// <summary>The area and the first and last matched position of the best stretch; the beginning of the first area when nothing matches.</summary>
    private (Area Area, int First, int Last) Best(IEnumerable<Area> areas)
    {
        (Area Area, int First, int Last)? best = null;
        double most = 0;
        foreach (var area in areas)
        {
            best ??= (area, area.Start, area.Start);
            for (var i = FirstMatch(area.Start); i < matches.Count && matches[i].Position < area.End; i++)
            {
                var (value, last) = Value(i, area.End);
                if (value <= most * 1.0001) continue;
                most = value;
                best = (area, matches[i].Position, last);
            }
        }
        return best ?? (new("", "", 0, 0), 0, 0);
    }

    private int FirstMatch(int position)
    {
        var at = matches.BinarySearch((position, -1));
        return at < 0 ? ~at : at;
    }

    private (double Value, int Last) Value(int from, int end)
    {
        double value = 0;
        var last = matches[from].Position;
        for (var i = from; i < matches.Count && matches[i].Position < Math.Min(end, matches[from].Position + Span); i++)
        {
            var repeated = false;
            for (var j = from; j < i && !repeated; j++) repeated = matches[j].Clause == matches[i].Clause;
            value += clauses[matches[i].Clause].Rarity * (repeated ? RepeatedShare : 1);
            last = matches[i].Position;
        }
        return (value, last);
    }
}
