using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using LuceneDocument = Lucene.Net.Documents.Document;
using LuceneQuery = Lucene.Net.Search.Query;

namespace Portal.Bench.Search.Peer;

/// <summary>
/// The same articles in plain Lucene.Net: the analyzer of the language, BM25, title and body with equal weights (which measured best), a
/// FuzzyQuery in place of each word that no article has. In memory, in one segment.
/// </summary>
internal sealed class LucenePeer : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private static readonly string[] Fields = ["title", "body"];

    private readonly RAMDirectory directory = new();
    private readonly Analyzer analyzer;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public LucenePeer(string language, IEnumerable<Portal.Search.Document> articles)
    {
        analyzer = AnalyzerOf(language);
        var settings = new IndexWriterConfig(Version, analyzer) { Similarity = new BM25Similarity() };
        using (var writer = new IndexWriter(directory, settings))
        {
            foreach (var article in articles)
                writer.AddDocument(
                    new LuceneDocument
                    {
                        new StringField("id", article.Id, Field.Store.YES),
                        new TextField("title", article.Title, Field.Store.NO),
                        new TextField("body", string.Join('\n', article.Sections.Select(section => section.Text)), Field.Store.NO),
                    }
                );
            writer.ForceMerge(1);
        }
        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The best documents; what <see cref="Id"/> names.</summary>
    public ScoreDoc[] Rank(string text, int count) => searcher.Search(QueryOf(text), count).ScoreDocs;

    public string Id(ScoreDoc hit) => searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        reader.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }

    private BooleanQuery QueryOf(string text)
    {
        var query = new BooleanQuery();
        using var stream = analyzer.GetTokenStream("body", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken() && query.Clauses.Count < 2 * 32)
        {
            var word = term.ToString()!;
            var known = Fields.Any(field => reader.DocFreq(new Term(field, word)) > 0);
            foreach (var field in Fields)
                query.Add(known ? new TermQuery(new(field, word)) : Fuzzy(field, word), Occur.SHOULD);
        }
        stream.End();
        return query;
    }

    private static LuceneQuery Fuzzy(string field, string word) =>
        word.Length < 4 ? new TermQuery(new(field, word)) : new FuzzyQuery(new(field, word), word.Length < 8 ? 1 : 2);

    private static Analyzer AnalyzerOf(string language) =>
        language switch
        {
            "de" => new GermanAnalyzer(Version),
            "es" => new SpanishAnalyzer(Version),
            "pt" => new PortugueseAnalyzer(Version),
            "ru" => new RussianAnalyzer(Version),
            "ca" => new CatalanAnalyzer(Version),
            _ => new EnglishAnalyzer(Version),
        };
}
