using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>
/// Brings together what the rows of files of any size say about the same key. Entries are put aside in a temporary file, divided by their
/// keys into parts that are then looked at one after the other, so that no more than one part is in memory.
/// </summary>
internal sealed class KeyIndex : IDisposable
{
    private const int Parts = 256;
    private const int PerBlock = 256;

    private readonly FileStream file = Open();
    private readonly List<KeyEntry>[] open = [.. Enumerable.Range(0, Parts).Select(_ => new List<KeyEntry>(PerBlock))];
    private readonly List<long>[] blocks = [.. Enumerable.Range(0, Parts).Select(_ => new List<long>())];

    public static UInt128 KeyOf(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Encoding.UTF8.TryGetBytes(text, bytes, out var count))
            SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        else
            SHA256.HashData(bytes[..count], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    public void Add(in KeyEntry entry)
    {
        var part = (int)(entry.Key % Parts);
        open[part].Add(entry);
        if (open[part].Count < PerBlock)
            return;
        blocks[part].Add(file.Position);
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(open[part])));
        open[part].Clear();
    }

    /// <summary>All entries of each key, in the order they were added; no more are added after this.</summary>
    public IEnumerable<ArraySegment<KeyEntry>> Groups()
    {
        for (var part = 0; part < Parts; part++)
        {
            var entries = Part(part).Index().OrderBy(e => e.Item.Key).ThenBy(e => e.Index).Select(e => e.Item).ToArray();
            for (int first = 0, next; first < entries.Length; first = next)
            {
                for (next = first + 1; next < entries.Length && entries[next].Key == entries[first].Key; )
                    next++;
                yield return new(entries, first, next - first);
            }
        }
    }

    public void Dispose() => file.Dispose();

    // Where a file that is open may be deleted it is at once, so that nothing of it is left when the program is killed.
    private static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), "portal-import-" + Guid.NewGuid().ToString("N"));
        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 0,
            }
        );
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }

    private KeyEntry[] Part(int part)
    {
        var entries = new KeyEntry[blocks[part].Count * PerBlock + open[part].Count];
        foreach (var (n, position) in blocks[part].Index())
        {
            file.Position = position;
            file.ReadExactly(MemoryMarshal.AsBytes(entries.AsSpan(n * PerBlock, PerBlock)));
        }

        open[part].CopyTo(entries, blocks[part].Count * PerBlock);
        return entries;
    }
}
