using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>Makes the index of a language, and the one after a change. Pure: what comes out depends on the living documents only.</summary>
internal static class LanguageIndexer
{
    public static LanguageIndex Build(string language, IEnumerable<Document> documents)
    {
        var vocabulary = new Vocabulary(new Analyzer(language));
        var analyzer = new DocumentAnalyzer(vocabulary);
        var last = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var document in documents)
            last[document.Id] = document;
        var analyzed = last.Values.OrderBy(document => document.Id, StringComparer.Ordinal).Select(analyzer.Analyze).ToList();
        var counts = new WordCounts(new(), new(), vocabulary);
        var averages = new FieldAverages();
        foreach (var document in analyzed)
            Count(document, 1, counts, averages);
        var rounded = averages.Rounded;
        return new()
        {
            Language = language,
            Vocabulary = vocabulary,
            Spelling = new(vocabulary),
            Families = new(vocabulary, counts.Terms, new(() => new(vocabulary))),
            Segments =
            [
                .. analyzed.Chunk(Segment.MaxDocuments).Select(chunk => new SegmentView(Segment.Write(chunk, vocabulary, rounded))),
            ],
            Averages = averages,
            TermCounts = counts.Terms,
            SurfaceCounts = counts.Surfaces,
            Scratches = new(),
            Count = analyzed.Count,
        };
    }

    public static LanguageIndex Put(LanguageIndex index, Document document) => Change(index, document.Id, document);

    public static LanguageIndex Remove(LanguageIndex index, string id) => Change(index, id, null);

    private static LanguageIndex Change(LanguageIndex index, string id, Document? document)
    {
        var vocabulary = document is null ? index.Vocabulary : index.Vocabulary.Copy();
        var added = document is null ? null : new DocumentAnalyzer(vocabulary).Analyze(document);
        var counts = new WordCounts(index.TermCounts, index.SurfaceCounts, vocabulary);
        var averages = index.Averages.Clone();
        var views = index.Segments.ToList();
        if (Take(views, id) is { } old)
            Count(old, -1, counts, averages);
        if (added is not null)
            Count(added, 1, counts, averages);
        if (added is not null)
            views.Add(new(Segment.Write([added], vocabulary, averages.Rounded)));
        views.RemoveAll(view => view.Living == 0);
        return SegmentMerger.TidySome(
            new()
            {
                Language = index.Language,
                Vocabulary = vocabulary,
                Spelling = index.Spelling.With(vocabulary),
                Families = index.Families.With(vocabulary, counts.Terms),
                Segments = [.. views],
                Averages = averages,
                TermCounts = counts.Terms,
                SurfaceCounts = counts.Surfaces,
                Scratches = index.Scratches,
                Count = views.Sum(view => view.Living),
            }
        );
    }

    private static void Count(AnalyzedDocument document, int sign, WordCounts counts, FieldAverages averages)
    {
        counts.Add(document, sign);
        averages.Add(new Layout(document.Layout).Lengths, sign);
    }

    private static AnalyzedDocument? Take(List<SegmentView> views, string id)
    {
        for (var i = 0; i < views.Count; i++)
        {
            var found = views[i].Find(id);
            if (found < 0)
                continue;
            var document = views[i].Segment.Analyzed(found);
            views[i] = views[i].Without(found);
            return document;
        }
        return null;
    }
}
