using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Marks the words that were searched for in a title, and cuts the stretch out of the text that answers best.</summary>
internal readonly ref struct PassageMaker
{
    /// <summary>How many words may lie between the first and the last match of a passage.</summary>
    private const int Span = 28;

    /// <summary>What a word counts that the passage already holds.</summary>
    private const double RepeatedShare = 0.1;

    private readonly List<Clause> clauses;
    private readonly ulong shown;
    private readonly Analyzer analyzer;
    private readonly Scratch scratch;

    /// <param name="clauses">The words of the query; very frequent ones are not marked unless there are no others.</param>
    /// <param name="analyzer">What the texts were broken into words by.</param>
    /// <param name="scratch">With the surfaces of the clauses marked.</param>
    public PassageMaker(List<Clause> clauses, Analyzer analyzer, Scratch scratch)
    {
        (this.clauses, this.analyzer, this.scratch) = (clauses, analyzer, scratch);
        for (var i = 0; i < clauses.Count; i++)
            if (clauses[i].IsSignificant) shown |= 1UL << i;
        if (shown == 0) shown = ulong.MaxValue;
    }

    private readonly record struct Area(int Section, int First, int Last);

    public Hit Make(in Candidate candidate, string language)
    {
        var documents = candidate.View.Segment.Documents;
        var layout = documents.Layout(candidate.Document);
        var text = documents.Text(candidate.Document);
        var matches = scratch.Matches.Read(candidate.View.Segment, candidate.Document, scratch.Marks);
        var best = Best(layout, text, matches);
        return new()
        {
            Id = candidate.Id,
            Language = language,
            Score = candidate.Score,
            Title = Title(text.Title, matches),
            Passage = best.Section < 0 ? Passage(text.Summary, layout.Starts[(int)Field.Summary], best, matches)
                : best.Section < layout.Sections.Length ? Passage(text.Section(best.Section), layout.Sections[best.Section], best, matches) : MarkedText.Empty,
            Anchor = best.Section >= 0 && best.Section < layout.Sections.Length ? Encoding.UTF8.GetString(text.Anchor(best.Section)) : "",
        };
    }

    private MarkedText Title(ReadOnlySpan<byte> bytes, ReadOnlySpan<Match> matches)
    {
        var title = scratch.Decode(bytes);
        scratch.Tokens.Clear();
        analyzer.Words(title, 0, scratch.Tokens);
        return Marking.Mark(title, 0, title.Length, Marked(matches, 0, title.Length));
    }

    private MarkedText Passage(ReadOnlySpan<byte> bytes, int position, Area area, ReadOnlySpan<Match> matches)
    {
        var text = scratch.Decode(bytes);
        scratch.Tokens.Clear();
        analyzer.Words(text, position, scratch.Tokens, text.Length <= Excerpt.Longest ? 0 : area.First - Excerpt.Longest / 2, area.Last, Excerpt.Longest);
        var (start, end) = Excerpt.Cut(text, CollectionsMarshal.AsSpan(scratch.Tokens), area.First, area.Last);
        return Marking.Mark(text, start, end, Marked(matches, start, end), start > 0 ? "… " : "", end < text.Length ? " …" : "");
    }

    /// <summary>Keeps of the tokens the ones that were searched for and lie in a stretch.</summary>
    private ReadOnlySpan<Token> Marked(ReadOnlySpan<Match> matches, int start, int end)
    {
        var tokens = CollectionsMarshal.AsSpan(scratch.Tokens);
        int kept = 0, match = 0;
        foreach (var token in tokens)
        {
            if (token.Start < start || token.End > end) continue;
            while (match < matches.Length && (matches[match].Position < token.Position || (scratch.Marks.Clauses(matches[match].Mark) & shown) == 0)) match++;
            if (match < matches.Length && matches[match].Position == token.Position) tokens[kept++] = token;
        }
        return tokens[..kept];
    }

    /// <summary>The best stretch of the summary (section -1) and the sections; the beginning of the first text when nothing matches.</summary>
    private Area Best(Layout layout, PackedText text, ReadOnlySpan<Match> matches)
    {
        var starts = layout.Starts;
        var sections = layout.Sections;
        var best = new Area(sections.Length, 0, 0);
        double most = -1;
        if (text.Summary.Length > 0) Best(-1, starts[(int)Field.Summary], starts[(int)Field.Body], matches, ref best, ref most);
        for (var i = 0; i < sections.Length; i++)
            if (text.Section(i).Length > 0) Best(i, sections[i], i + 1 < sections.Length ? sections[i + 1] : starts[Fields.Count], matches, ref best, ref most);
        return best;
    }

    private void Best(int section, int start, int end, ReadOnlySpan<Match> matches, ref Area best, ref double most)
    {
        if (most < 0) (best, most) = (new(section, start, start), 0);
        for (var i = 0; i < matches.Length && matches[i].Position < end; i++)
        {
            if (matches[i].Position < start || (scratch.Marks.Clauses(matches[i].Mark) & shown) == 0) continue;
            var (value, last) = Value(matches[i..], end);
            if (value <= most * 1.0001) continue;
            (best, most) = (new(section, matches[i].Position, last), value);
        }
    }

    private (double Value, int Last) Value(ReadOnlySpan<Match> matches, int end)
    {
        double value = 0;
        ulong seen = 0;
        int last = matches[0].Position;
        end = Math.Min(end, last + Span);
        for (var i = 0; i < matches.Length && matches[i].Position < end; i++)
        {
            var set = scratch.Marks.Clauses(matches[i].Mark) & shown;
            if (set == 0) continue;
            for (var rest = set; rest != 0; rest &= rest - 1)
                value += clauses[BitOperations.TrailingZeroCount(rest)].Rarity * ((seen & rest & (~rest + 1)) != 0 ? RepeatedShare : 1);
            seen |= set;
            last = matches[i].Position;
        }
        return (value, last);
    }
}
