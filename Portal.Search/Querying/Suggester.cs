using System.Runtime.InteropServices;
using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Completes what is being typed with titles, and with keywords where only those match. A word without any completion may be misspelt.</summary>
internal sealed class Suggester(LanguageIndex index)
{
    private const int MostSuggestions = 20;

    private readonly Analyzer analyzer = index.Vocabulary.Analyzer;

    public List<Suggestion> Suggest(string? text, int limit)
    {
        var words = Words(PlainText.Clean(text, TypedQuery.LongestText));
        if (words.Count == 0 || limit <= 0) return [];
        var found = index.Segments.SelectMany(view => Find(view, words)).OrderByDescending(document => document.Popularity)
            .ThenBy(document => document.Title.Length).ThenBy(document => document.Id, StringComparer.Ordinal);
        return [.. found.Select(document => Suggest(document, words)).DistinctBy(suggestion => suggestion.Text.ToString()).Take(Math.Min(limit, MostSuggestions))];
    }

    private List<string> Words(string text)
    {
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        return [.. tokens.Where(token => token.Kind == TokenKind.Word && token.Position < TypedQuery.MostWords).Select(token => Fold(text, token)).Where(word => word.Length > 0)];
    }

    private string Fold(string text, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        surface = surface[..analyzer.Surface(text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        return folded[..analyzer.Fold(surface, folded)].ToString();
    }

    private static IEnumerable<(string Id, string Title, float Popularity, Segment Segment, int Document)> Find(SegmentView view, List<string> words)
    {
        HashSet<int>? all = null;
        foreach (var word in words)
        {
            var with = new HashSet<int>();
            view.Segment.TitleWords.WithPrefix(word, with);
            if (with.Count == 0 && word.Length >= 4) view.Segment.TitleWords.NearPrefix(word, with);
            if (all is null) all = with;
            else all.IntersectWith(with);
        }
        return all is null ? [] : all.Where(view.Lives).Select(document => (view.Segment.Documents.Id(document), view.Segment.Documents.Title(document), view.Segment.Documents.Popularity(document), view.Segment, document));
    }

    private Suggestion Suggest((string Id, string Title, float Popularity, Segment Segment, int Document) document, List<string> words)
    {
        if (Matches(document.Title, words)) return new() { Text = Mark(document.Title, words), Id = document.Id };
        var keyword = document.Segment.Documents.Keywords(document.Document).Find(keyword => Matches(keyword, words));
        return keyword is null ? new() { Text = Mark(document.Title, words), Id = document.Id } : new() { Text = Mark(keyword, words), Id = "" };
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
            if (typed is not null) marked.Add(folded.Length == token.Length ? token with { Length = typed.Length } : token);
        }
        return Marking.Mark(text, 0, text.Length, CollectionsMarshal.AsSpan(marked));
    }
}
