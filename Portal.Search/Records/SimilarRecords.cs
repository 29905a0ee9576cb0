using Lucene.Net.Search;
using Portal.Search.Analysis;

namespace Portal.Search.Records;

/// <summary>
/// Finds records with the same telling words: the terms of the texts that are frequent there and rare elsewhere, of which a record must
/// have
/// three in ten. What fits far worse than the first is left out.
/// </summary>
internal sealed class SimilarRecords(IndexSearcher searcher)
{
    private const int MaxTerms = 16;
    private const int MaxHits = 100;
    private const int MinRecords = 2;
    private const double MaxShare = 0.03;
    private const int AlwaysRare = 1000;
    private const double MinMatching = 0.3;
    private const double MinScore = 0.4;

    private readonly TermFinder finder = new(searcher);

    private readonly record struct Telling(string Field, string Term, double Weight);

    public IReadOnlyList<RecordHit> Find(IReadOnlyList<RecordText> texts, IReadOnlyList<RecordFilter> filters, int count)
    {
        var terms = Terms(texts);
        if (terms.Count == 0)
            return [];
        var any = new BooleanQuery(true) { MinimumNumberShouldMatch = (int)Math.Ceiling(terms.Count * MinMatching) };
        foreach (var term in terms)
            any.Add(finder.Query(term.Field, term.Term), Occur.SHOULD);
        var collector = new HitCollector(RecordOrder.Fit, Math.Clamp(count, 0, MaxHits), 0, uint.MaxValue, CancellationToken.None);
        if (filters.Count > 0)
            searcher.Search(any, new FieldFilter(filters, []), collector);
        else
            searcher.Search(any, collector);
        var hits = collector.Take(0);
        return hits.FindAll(hit => hit.Score >= MinScore * hits[0].Score);
    }

    private List<Telling> Terms(IReadOnlyList<RecordText> texts)
    {
        var counts = new Dictionary<(string Field, string Term), double>();
        var tokens = new List<Token>();
        foreach (var text in texts)
            Count(text, tokens, counts);
        var records = searcher.IndexReader.NumDocs;
        var most = Math.Max(AlwaysRare, MaxShare * records);
        return
        [
            .. counts
                .Select(pair => (pair.Key, Count: pair.Value, Frequency: finder.Frequency(pair.Key.Field, pair.Key.Term)))
                .Where(one => one.Frequency >= MinRecords && one.Frequency <= most)
                .Select(one => new Telling(one.Key.Field, one.Key.Term, one.Count * Math.Log(1 + ((double)records / one.Frequency))))
                .OrderByDescending(term => term.Weight)
                .ThenBy(term => term.Term, StringComparer.Ordinal)
                .Take(MaxTerms),
        ];
    }

    private static void Count(RecordText text, List<Token> tokens, Dictionary<(string Field, string Term), double> counts)
    {
        var analyzer = CachedAnalyzer.For(text.Language);
        var clean = PlainText.Clean(text.Text, 20_000);
        tokens.Clear();
        analyzer.Break(clean, 0, tokens);
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word)
                continue;
            var word = surface[..analyzer.Surface(clean.AsSpan(token.Start, token.Length), token.Kind, surface)];
            if (analyzer.IsFunctionWord(word))
                continue;
            var key = (RecordFields.TextOf(analyzer.Language), analyzer.Term(word));
            counts[key] = counts.GetValueOrDefault(key) + Math.Clamp(text.Weight, 1, 8);
        }
    }
}
