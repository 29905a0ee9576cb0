namespace Portal.Search.Indexing;

/// <summary>
/// Keeps the number of segments small. Eight segments of about the same size become one, so a document is written anew once per eightfold
/// growth; a segment that has lost a quarter of its documents is written anew without them, and one whose impacts were computed with other
/// averages with the new ones. What takes long in a large index is prepared beside it and put in later.
/// </summary>
internal static class SegmentMerger
{
    private const int Fan = 8;

    /// <summary>An index of so many documents is tidied at once.</summary>
    private const int FewDocuments = 1024;

    /// <summary>
    /// In a larger index writers merge the segments of fewer documents at once; what is done beside them leaves those alone, so that
    /// neither undoes the other's work.
    /// </summary>
    private const int SmallSegment = 8;

    /// <summary>Does what is due and takes little time.</summary>
    public static LanguageIndex TidySome(LanguageIndex index)
    {
        while (Due(index, view => index.Count <= FewDocuments || view.Segment.Count < SmallSegment) is { } due)
            index = Written(index, due).PutInto(index);
        return index;
    }

    /// <summary>Segments that are to become one and take longer, or none.</summary>
    public static List<SegmentView>? Due(LanguageIndex index) =>
        index.Count <= FewDocuments ? null : Due(index, static view => view.Segment.Count >= SmallSegment);

    private static List<SegmentView>? Due(LanguageIndex index, Func<SegmentView, bool> concerned)
    {
        var views = index.Segments.Where(concerned).ToList();
        if (
            views.Count >= Fan
            && views.Where(view => view.Living <= Segment.MaxDocuments / Fan).GroupBy(Tier).FirstOrDefault(tier => tier.Count() >= Fan)
                is { } alike
        )
            return [.. alike];
        var averages = index.Averages.Rounded;
        return
            views.Find(view => 4 * view.Removed > view.Segment.Count || !view.Segment.Averages.AsSpan().SequenceEqual(averages)) is { } old
            ? [old]
            : null;
    }

    /// <summary>Writes the living documents of some segments anew.</summary>
    public static MergedSegments Written(LanguageIndex index, List<SegmentView> old)
    {
        var averages = index.Averages.Rounded;
        if (old is [{ Removed: 0 } one])
            return new(old, [new(one.Segment.WithAverages(averages, index.Vocabulary))]);
        var documents = old.SelectMany(view => view.Documents()).OrderBy(document => document.Id, StringComparer.Ordinal);
        return new(
            old,
            [.. documents.Chunk(Segment.MaxDocuments).Select(chunk => new SegmentView(Segment.Write(chunk, index.Vocabulary, averages)))]
        );
    }

    private static int Tier(SegmentView view) => (int)(Math.Log2(Math.Max(1, view.Living)) / Math.Log2(Fan));
}

/// <summary>Segments written anew, to be put in the place of old ones.</summary>
internal sealed record MergedSegments(List<SegmentView> Old, List<SegmentView> New)
{
    /// <summary>The index with the new segments; documents that have gone meanwhile are gone from them too.</summary>
    public LanguageIndex PutInto(LanguageIndex index)
    {
        var found = Old.ConvertAll(old => Array.Find(index.Segments, view => ReferenceEquals(view.Segment, old.Segment)));
        if (found.TrueForAll(now => now is null))
            return index;
        var written = New.ToList();
        foreach (var (old, now) in Old.Zip(found))
            for (var document = 0; now?.Removed != old.Removed && document < old.Segment.Count; document++)
                if (old.Lives(document) && now?.Lives(document) != true)
                    Remove(written, old.Segment.Documents.Id(document));
        var kept = index.Segments.Where(view => !Old.Exists(old => ReferenceEquals(old.Segment, view.Segment)));
        return index.With([.. kept, .. written.Where(view => view.Living > 0)]);
    }

    private static void Remove(List<SegmentView> views, string id)
    {
        for (var i = 0; i < views.Count; i++)
            if (views[i].Find(id) is >= 0 and var document)
                views[i] = views[i].Without(document);
    }
}
