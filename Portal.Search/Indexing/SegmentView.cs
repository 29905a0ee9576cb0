namespace Portal.Search.Indexing;

/// <summary>A segment and which of its documents are gone. Immutable.</summary>
internal sealed class SegmentView(Segment segment, ulong[]? removed = null, int removedCount = 0)
{
    public Segment Segment => segment;

    public int Living => segment.Count - removedCount;

    public int Removed => removedCount;

    public bool Lives(int document) => removed is null || (removed[document >> 6] & (1UL << (document & 63))) == 0;

    /// <summary>The number of the living document of that id, or -1.</summary>
    public int Find(string id)
    {
        int low = 0,
            high = segment.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(segment.Documents.Id(middle), id);
            if (order == 0)
                return Lives(middle) ? middle : -1;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return -1;
    }

    public SegmentView Without(int document)
    {
        var bits = (ulong[]?)removed?.Clone() ?? new ulong[(segment.Count + 63) / 64];
        bits[document >> 6] |= 1UL << (document & 63);
        return new(segment, bits, removedCount + 1);
    }

    /// <summary>The living documents as they were analysed.</summary>
    public IEnumerable<AnalyzedDocument> Documents() => Enumerable.Range(0, segment.Count).Where(Lives).Select(segment.Analyzed);
}
