namespace Portal.Search.Indexing;

/// <summary>
/// Keeps the number of segments small. Eight segments of about the same size become one, so a document is written anew once per eightfold growth;
/// a segment that has lost a quarter of its documents is written anew without them.
/// </summary>
internal static class Merging
{
    private const int Fan = 8;

    public static SegmentView[] Tidy(List<SegmentView> views, Vocabulary vocabulary, double[] averages)
    {
        views.RemoveAll(view => view.Living == 0);
        var worn = views.FindAll(view => 4 * view.Removed > view.Segment.Count);
        if (worn.Count > 0) Merge(views, worn, vocabulary, averages);
        foreach (var tier in views.GroupBy(Tier).Where(tier => tier.Count() >= Fan).ToList()) Merge(views, [.. tier], vocabulary, averages);
        return [.. views.Select(view => view.Segment.Averages.AsSpan().SequenceEqual(averages) ? view : view.WithAverages(averages, vocabulary))];
    }

    private static int Tier(SegmentView view) => (int)(Math.Log2(Math.Max(1, view.Living)) / Math.Log2(Fan));

    private static void Merge(List<SegmentView> views, List<SegmentView> merged, Vocabulary vocabulary, double[] averages)
    {
        views.RemoveAll(merged.Contains);
        var documents = merged.SelectMany(view => view.Documents()).OrderBy(document => document.Id, StringComparer.Ordinal);
        foreach (var chunk in documents.Chunk(Segment.MostDocuments)) views.Add(new(Segment.Write(chunk, vocabulary, averages)));
    }
}
