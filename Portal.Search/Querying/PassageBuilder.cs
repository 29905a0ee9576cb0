using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Marks the words that were searched for in a title, and cuts the stretch out of the text that answers best.</summary>
internal readonly ref struct PassageBuilder
{
    /// <summary>How many words may lie between the first and the last match of a passage.</summary>
    private const int Span = 28;

    private readonly List<Clause> clauses;
    private readonly ulong shown;
    private readonly ulong marked;
    private readonly Analyzer analyzer;
    private readonly Scratch scratch;

    /// <param name="clauses">
    /// The words of the query. Very frequent ones do not decide which stretch is shown unless there are no others; those that say
    /// nothing are not marked either.
    /// </param>
    /// <param name="analyzer">What the texts were broken into words by.</param>
    /// <param name="scratch">With the surfaces of the clauses marked.</param>
    public PassageBuilder(List<Clause> clauses, Analyzer analyzer, Scratch scratch)
    {
        (this.clauses, this.analyzer, this.scratch) = (clauses, analyzer, scratch);
        for (var i = 0; i < clauses.Count; i++)
        {
            if (clauses[i].IsSignificant)
                shown |= 1UL << i;
            if (clauses[i].IsSignificant || !clauses[i].IsFunctionWord)
                marked |= 1UL << i;
        }
        if (shown == 0)
            shown = ulong.MaxValue;
        if (marked == 0)
            marked = ulong.MaxValue;
    }

    private readonly record struct Area(int Section, int Start, int End, int First, int Last);

    public Hit Make(in Candidate candidate, string language)
    {
        var documents = candidate.View.Segment.Documents;
        var layout = documents.Layout(candidate.Document);
        var text = documents.Text(candidate.Document);
        var matches = scratch.Matches.Read(candidate.View.Segment, candidate.Document, scratch.Marks);
        var steps = candidate.View.Segment.Forward.Steps(candidate.Document);
        var best = Best(layout, text, matches);
        return new()
        {
            Id = candidate.Id,
            Language = language,
            Score = candidate.Score,
            Title = Title(text.Title, steps, layout.TitleEnd, matches),
            Passage =
                best.Section < 0 ? Passage(text.Summary, steps, best, matches)
                : best.Section < layout.Sections.Length ? Passage(text.Section(best.Section), steps, best, matches)
                : MarkedText.Empty,
            Anchor = best.Section >= 0 && best.Section < layout.Sections.Length ? Encoding.UTF8.GetString(text.Anchor(best.Section)) : "",
        };
    }

    private MarkedText Title(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> steps, int end, ReadOnlySpan<Match> matches)
    {
        scratch.Shown.Load(bytes, steps[..Math.Max(0, end - Fields.Gap)], analyzer);
        return Highlighter.Mark(scratch.Shown.Text, 0, scratch.Shown.Text.Length, Marked(matches, 0, 0, scratch.Shown.Text.Length));
    }

    private MarkedText Passage(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> steps, Area area, ReadOnlySpan<Match> matches)
    {
        scratch.Shown.Load(bytes, steps[area.Start..Math.Max(area.Start, area.End - Fields.Gap)], analyzer);
        var text = scratch.Shown.Text;
        var (start, end) = Excerpt.Cut(scratch.Shown, area.First - area.Start, area.Last - area.Start);
        return Highlighter.Mark(
            text,
            start,
            end,
            Marked(matches, area.Start, start, end),
            start > 0 ? "… " : "",
            end < text.Length ? " …" : ""
        );
    }

    /// <summary>The words of a stretch of the text loaded, which begins at a position, that were searched for.</summary>
    private ReadOnlySpan<Token> Marked(ReadOnlySpan<Match> matches, int position, int start, int end)
    {
        var (shownText, tokens) = (scratch.Shown, scratch.Tokens);
        tokens.Clear();
        foreach (var match in matches)
        {
            var word = match.Position - position;
            if (word < 0 || (scratch.Marks.Clauses(match.Mark) & marked) == 0)
                continue;
            if (word >= shownText.Words || shownText.Start(word) >= end)
                break;
            if (shownText.Start(word) >= start && shownText.End(word) is var last && last <= end)
                tokens.Add(new(shownText.Start(word), last - shownText.Start(word), match.Position, TokenKind.Word));
        }
        return CollectionsMarshal.AsSpan(tokens);
    }

    /// <summary>
    /// The best stretch of the summary (section -1) and the sections; the beginning of the first text when nothing matches.
    /// </summary>
    private Area Best(Layout layout, PackedText text, ReadOnlySpan<Match> matches)
    {
        var starts = layout.Starts;
        var sections = layout.Sections;
        var best = new Area(sections.Length, 0, 0, 0, 0);
        double most = -1;
        if (text.Summary.Length > 0)
            Best(-1, starts[(int)Field.Summary], starts[(int)Field.Body], matches, ref best, ref most);
        for (var i = 0; i < sections.Length; i++)
            if (text.Section(i).Length > 0)
                Best(i, sections[i], i + 1 < sections.Length ? sections[i + 1] : starts[Fields.Count], matches, ref best, ref most);
        return best;
    }

    private void Best(int section, int start, int end, ReadOnlySpan<Match> matches, ref Area best, ref double most)
    {
        if (most < 0)
            (best, most) = (new(section, start, end, start, start), 0);
        for (var i = 0; i < matches.Length && matches[i].Position < end; i++)
        {
            if (matches[i].Position < start || (scratch.Marks.Clauses(matches[i].Mark) & shown) == 0)
                continue;
            var (value, last) = Value(matches[i..], end);
            if (value <= most * 1.0001)
                continue;
            (best, most) = (new(section, start, end, matches[i].Position, last), value);
        }
    }

    // A word counts once: rows of a table that repeat it say less than the sentence, often the summary, that says it first.
    private (double Value, int Last) Value(ReadOnlySpan<Match> matches, int end)
    {
        double value = 0;
        ulong seen = 0;
        int last = matches[0].Position;
        end = Math.Min(end, last + Span);
        for (var i = 0; i < matches.Length && matches[i].Position < end; i++)
        {
            var set = scratch.Marks.Clauses(matches[i].Mark) & shown;
            if (set == 0)
                continue;
            for (var rest = set & ~seen; rest != 0; rest &= rest - 1)
                value += clauses[BitOperations.TrailingZeroCount(rest)].Rarity;
            seen |= set;
            last = matches[i].Position;
        }
        return (value, last);
    }
}
