using System.Collections.Concurrent;

namespace Portal.Web.Site.FinishedPages;

/// <summary>Something rendered once and shown to everybody, until what it shows has changed.</summary>
public interface IFinished
{
    /// <summary>What it shows. A change reported under one of them drops it.</summary>
    IReadOnlySet<string> Tags { get; }

    /// <summary>In bytes.</summary>
    long Size { get; }
}

/// <summary>
/// What this node has finished, by its key. A thing that was being rendered while something changed is not kept: it may have read the old state.
/// </summary>
public class FinishedStore<TKey, TFinished>(long capacity)
    where TKey : notnull
    where TFinished : class, IFinished
{
    private readonly ConcurrentDictionary<TKey, TFinished> kept = new();
    private readonly Lock changing = new();
    private long size;
    private long generation;

    /// <summary>To be read before anything is read for rendering, and given back when the result is kept.</summary>
    public long Generation => Interlocked.Read(ref generation);

    public TFinished? Find(TKey key) => kept.GetValueOrDefault(key);

    public void Keep(TKey key, TFinished finished, long renderedAt)
    {
        lock (changing)
        {
            if (renderedAt != generation) return;
            if (size + finished.Size > capacity) Clear();
            if (kept.TryGetValue(key, out var old)) size -= old.Size;
            kept[key] = finished;
            size += finished.Size;
        }
    }

    /// <summary>Forgets everything that carries one of the tags.</summary>
    public void Drop(IReadOnlyCollection<string> tags)
    {
        lock (changing)
        {
            generation++;
            foreach (var (key, finished) in kept)
                if (finished.Tags.Overlaps(tags) && kept.TryRemove(key, out _)) size -= finished.Size;
        }
    }

    private void Clear()
    {
        kept.Clear();
        size = 0;
    }
}
