using System.Collections.Concurrent;

namespace Portal.Web.Site.PageCache;

/// <summary>Something rendered once and shown to everybody, until what it shows has changed.</summary>
public interface ICachedContent
{
    /// <summary>What it shows. A change reported under one of them drops it.</summary>
    IReadOnlySet<string> Tags { get; }

    /// <summary>In bytes.</summary>
    long Size { get; }
}

/// <summary>
/// What this node has finished, by its key. A thing that was being rendered while something changed is not kept: it may have read the old
/// state. When the room is used up, the oldest make way one by one; one that was asked for since it was kept gets a second turn.
/// </summary>
public class CacheStore<TKey, TFinished>(long capacity)
    where TKey : notnull
    where TFinished : class, ICachedContent
{
    private readonly ConcurrentDictionary<TKey, Entry> kept = new();
    private readonly Lock changing = new();
    private Queue<Entry> oldest = new();
    private long size;
    private long generation;

    /// <summary>To be read before anything is read for rendering, and given back when the result is kept.</summary>
    public long Generation => Interlocked.Read(ref generation);

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    public TFinished? Find(TKey key)
    {
        if (!kept.TryGetValue(key, out var entry))
            return null;
        if (!entry.WasUsed)
            entry.WasUsed = true; // not written each time: all processors read it
        return entry.Content;
    }

    public void Keep(TKey key, TFinished finished, long renderedAt)
    {
        lock (changing)
        {
            if (renderedAt != generation || finished.Size > capacity)
                return;
            if (kept.TryGetValue(key, out var entry))
                size -= entry.Content.Size;
            else
                oldest.Enqueue(kept[key] = entry = new Entry(key, finished));
            entry.Content = finished;
            size += finished.Size;
            MakeRoom();
        }
    }

    /// <summary>Forgets everything that carries one of the tags.</summary>
    public void Drop(IReadOnlyCollection<string> tags)
    {
        lock (changing)
        {
            generation++;
            var staying = new Queue<Entry>(oldest.Count);
            foreach (var entry in oldest)
            {
                if (entry.Content.Tags.Overlaps(tags))
                    Remove(entry);
                else
                    staying.Enqueue(entry);
            }

            oldest = staying;
        }
    }

    private void MakeRoom()
    {
        for (var turns = oldest.Count; size > capacity; turns--)
        {
            var entry = oldest.Dequeue();
            if (entry.WasUsed && turns > 0)
            {
                entry.WasUsed = false;
                oldest.Enqueue(entry);
            }
            else
            {
                Remove(entry);
            }
        }
    }

    private void Remove(Entry entry)
    {
        kept.TryRemove(entry.Key, out _);
        size -= entry.Content.Size;
    }

    private sealed class Entry(TKey key, TFinished finished)
    {
        private volatile TFinished current = finished;

        public TKey Key => key;

        public bool WasUsed { get; set; }

        public TFinished Content
        {
            get => current;
            set => current = value;
        }
    }
}
