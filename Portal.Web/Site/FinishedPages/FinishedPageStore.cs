using System.Collections.Concurrent;

namespace Portal.Web.Site.FinishedPages;

/// <summary>
/// The finished pages of this node by address. A page that was being rendered while something changed is not kept: it may have read the old state.
/// </summary>
public sealed class FinishedPageStore(LimitOptions limits, TimeProvider clock)
{
    /// <summary>The tag of every page: what all of them show (the provider's name, its colour) has changed.</summary>
    public const string Everything = "everything";

    private readonly long capacity = limits.FinishedPagesMegabytes * 1024L * 1024;
    private readonly ConcurrentDictionary<string, FinishedPage> pages = new(StringComparer.Ordinal);
    private readonly Lock changing = new();
    private long size;
    private long generation;

    /// <summary>To be read before a page is rendered and given back when it is kept.</summary>
    public long Generation => Interlocked.Read(ref generation);

    public FinishedPage? Find(string path) =>
        pages.TryGetValue(path, out var page) && !(page.StaleAt < clock.GetUtcNow()) ? page : null;

    public void Keep(string path, FinishedPage page, long renderedAt)
    {
        lock (changing)
        {
            if (renderedAt != generation) return;
            if (size + page.Size > capacity) Clear();
            if (pages.TryGetValue(path, out var old)) size -= old.Size;
            pages[path] = page;
            size += page.Size;
        }
    }

    /// <summary>Forgets every page that carries one of the tags.</summary>
    public void Drop(IReadOnlyCollection<string> tags)
    {
        lock (changing)
        {
            generation++;
            foreach (var (path, page) in pages)
                if (page.Tags.Overlaps(tags) && pages.TryRemove(path, out _)) size -= page.Size;
        }
    }

    private void Clear()
    {
        pages.Clear();
        size = 0;
    }
}
