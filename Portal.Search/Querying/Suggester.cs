using System.Numerics;
using System.Runtime.InteropServices;
using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Completes what is being typed with titles, and with keywords where only those match. A word without any completion may be misspelt;
/// words that say nothing need none. Where nothing goes on from what was typed, the articles that answer it are suggested.
/// </summary>
internal sealed class Suggester(LanguageIndex index, GuidedLanguage guided)
{
    private const int MaxSuggestions = 20;
    private const int MaxAnswers = 3;

    /// <summary>The least share of what was typed that an intent must have to be suggested.</summary>
    private const double MinIntent = 0.5;

    private readonly Analyzer analyzer = index.Vocabulary.Analyzer;

    public List<Suggestion> Suggest(string? text, int limit)
    {
        var words = Words(PlainText.Clean(text, TypedQuery.MaxTextLength), telling: true);
        if (words.Count == 0 || limit <= 0)
            return [];
        limit = Math.Min(limit, MaxSuggestions);
        var found = new List<Found>();
        foreach (var view in index.Segments)
            AddBest(view, words, limit, found);
        if (index.Segments.Length > 1)
            found.Sort(Compare);
        var suggestions = found.Count == 0 ? Answers(text) : found.Select(one => one.Suggestion).DistinctBy(one => one.Text.ToString());
        if (Intent(text) is { } intent)
            suggestions = suggestions.Prepend(
                new()
                {
                    Text = MarkedText.Empty,
                    Id = "",
                    Intent = intent,
                }
            );
        return [.. suggestions.Take(limit)];
    }

    private IEnumerable<Suggestion> Answers(string? text)
    {
        using var searcher = new Searcher(index, text, guided);
        var best = searcher.Best(null);
        if (!searcher.IsConfident(best))
            return [];
        var hits = searcher.Fitting(best).Take(MaxAnswers).Select(searcher.HitOf);
        return [.. hits.Select(hit => new Suggestion { Text = hit.Title, Id = hit.Id })];
    }

    private string? Intent(string? text)
    {
        if (guided.Intents.IsEmpty)
            return null;
        var scratch = index.Scratches.Take();
        var match = guided.Intents.Find(QueryParser.Parse(text, analyzer, scratch.Tokens), [], scratch.Stem);
        index.Scratches.GiveBack(scratch);
        return match is { Share: >= MinIntent, IsDenied: false } ? match.Value.Id : null;
    }

    private readonly record struct Found(Suggestion Suggestion, float Popularity, int Length, string Id);

    /// <summary>The words of a text, or those that say something, if any does.</summary>
    private List<string> Words(string text, bool telling = false)
    {
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        if (telling && tokens.Exists(token => IsTelling(text, token)))
            tokens.RemoveAll(token => !IsTelling(text, token));
        return
        [
            .. tokens
                .Where(token => token.Kind == TokenKind.Word && token.Position < TypedQuery.MaxWords)
                .Select(token => Fold(text, token))
                .Where(word => word.Length > 0),
        ];
    }

    private bool IsTelling(string text, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return analyzer.IsTelling(surface[..analyzer.Surface(text.AsSpan(token.Start, token.Length), token.Kind, surface)]);
    }

    private string Fold(string text, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        surface = surface[..analyzer.Surface(text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        return folded[..analyzer.Fold(surface, folded)].ToString();
    }

    /// <summary>Adds the first suggestions of a segment that read differently.</summary>
    private void AddBest(SegmentView view, List<string> words, int limit, List<Found> into)
    {
        var ranks = Ranks(view.Segment.TitleWords, words);
        var texts = new HashSet<string>();
        for (var block = 0; block < ranks.Length; block++)
        for (var bits = ranks[block]; bits != 0 && texts.Count < limit; bits &= bits - 1)
        {
            var document = view.Segment.TitleWords.Document((block << 6) + BitOperations.TrailingZeroCount(bits));
            if (!view.Lives(document) || texts.Contains(view.Segment.Documents.Title(document)))
                continue;
            var found = Suggest(view.Segment.Documents, document, words);
            if (texts.Add(found.Suggestion.Text.ToString()))
                into.Add(found);
        }
    }

    /// <summary>The ranks of the documents that have all the words.</summary>
    private static ulong[] Ranks(TitleWords titles, List<string> words)
    {
        ulong[]? all = null;
        foreach (var word in words)
        {
            var with = titles.NoRanks();
            if (!titles.WithPrefix(word, with) && word.Length >= 4)
                titles.NearPrefix(word, with);
            for (var i = 0; all is not null && i < with.Length; i++)
                with[i] &= all[i];
            all = with;
        }
        return all ?? [];
    }

    private Found Suggest(StoredDocuments documents, int document, List<string> words)
    {
        var (id, title) = (documents.Id(document), documents.Title(document));
        var keyword = Matches(title, words) ? null : documents.Keywords(document).Find(keyword => Matches(keyword, words));
        var suggestion = keyword is null
            ? new Suggestion { Text = Mark(title, words), Id = id }
            : new() { Text = Mark(keyword, words), Id = "" };
        return new(suggestion, documents.Popularity(document), documents.Text(document).Title.Length, id);
    }

    private static int Compare(Found a, Found b)
    {
        if (a.Popularity != b.Popularity)
            return b.Popularity.CompareTo(a.Popularity);
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a.Id, b.Id);
    }

    private bool Matches(string text, List<string> words)
    {
        var own = Words(text);
        return words.TrueForAll(word => own.Exists(other => other.StartsWith(word, StringComparison.Ordinal)));
    }

    private MarkedText Mark(string text, List<string> words)
    {
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        var marked = new List<Token>();
        foreach (var token in tokens.Where(token => token.Kind == TokenKind.Word))
        {
            var folded = Fold(text, token);
            var typed = words.Find(word => folded.StartsWith(word, StringComparison.Ordinal));
            if (typed is not null)
                marked.Add(folded.Length == token.Length ? token with { Length = typed.Length } : token);
        }
        return Highlighter.Mark(text, 0, text.Length, CollectionsMarshal.AsSpan(marked));
    }
}
