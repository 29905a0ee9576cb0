using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Portal.Search.Records;

/// <summary>
/// Ids, times and kinds of the records of one segment, in arrays: read once when the segment is opened, since the index answers single
/// values
/// from the file each time. Also holds the sets of records with a frequent exact value. Dies with the segment.
/// </summary>
internal sealed class SegmentValues
{
    private const int MaxSets = 128;
    private const int MaxReadAtOnce = 20_000;

    private static readonly ConditionalWeakTable<object, SegmentValues> Kept = [];

    private readonly ConcurrentDictionary<string, FixedBitSet> sets = new(StringComparer.Ordinal);
    private readonly string[] kindNames;
    private readonly byte[] kinds;
    private volatile SegmentTerms? terms;

    private SegmentValues(AtomicReader reader)
    {
        var count = reader.MaxDoc;
        (Ids, Opened, Changed, kinds) = (new long[count], new uint[count], new uint[count], new byte[count]);
        ReadValues(reader);
        kindNames = ReadKinds(reader);
        if (count <= MaxReadAtOnce)
            terms = SegmentTerms.Read(reader);
        else if (reader.TryIncRef())
            Task.Run(() => ReadTerms(reader)); // a large one takes tenths of a second, and until then all is looked up
    }

    public long[] Ids { get; }

    public uint[] Opened { get; }

    public uint[] Changed { get; }

    public string KindOf(int document) => kindNames[kinds[document]];

    /// <summary>False when no record of the segment has the term.</summary>
    public bool MayHave(ulong hash) => terms?.MayHave(hash) ?? true;

    /// <summary>Whether that can be told yet.</summary>
    public bool HasTerms => terms is not null;

    public static SegmentValues Of(AtomicReader reader) => Kept.GetValue(reader.CoreCacheKey, _ => new SegmentValues(reader));

    /// <summary>The records that have an exact value; of a frequent one the set is kept. Belongs to all: not to be written to.</summary>
    public FixedBitSet With(AtomicReader reader, string term)
    {
        if (sets.TryGetValue(term, out var kept))
            return kept;
        var set = new FixedBitSet(reader.MaxDoc);
        var frequency = 0;
        var documents = reader.GetTermDocsEnum(new Term(RecordFields.Exact, term));
        for (int document; documents is not null && (document = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; frequency++)
            set.Set(document);
        if (frequency > reader.MaxDoc / 64 && sets.Count < MaxSets)
            sets.TryAdd(term, set);
        return set;
    }

    private void ReadTerms(AtomicReader reader)
    {
        try
        {
            terms = SegmentTerms.Read(reader);
        }
        catch (Exception error) when (IndexFolder.IsDamage(error))
        {
            // A damaged file: Check tells, and searches look everything up.
        }
        finally
        {
            reader.DecRef();
        }
    }

    private void ReadValues(AtomicReader reader)
    {
        var values = reader.GetBinaryDocValues(RecordFields.Values);
        var bytes = new BytesRef(RecordDocument.ValueBytes);
        for (var i = 0; values is not null && i < Ids.Length; i++)
        {
            values.Get(i, bytes);
            var span = bytes.Bytes.AsSpan(bytes.Offset, bytes.Length);
            Ids[i] = BinaryPrimitives.ReadInt64LittleEndian(span);
            Opened[i] = BinaryPrimitives.ReadUInt32LittleEndian(span[8..]);
            Changed[i] = BinaryPrimitives.ReadUInt32LittleEndian(span[12..]);
        }
    }

    private string[] ReadKinds(AtomicReader reader)
    {
        var names = new List<string>();
        var prefix = RecordFields.ExactTerm(RecordFields.Kind, "");
        if (reader.GetTerms(RecordFields.Exact)?.GetEnumerator() is not { } terms)
            return [];
        if (terms.SeekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END)
            return [];
        do
        {
            var term = terms.Term.Utf8ToString();
            if (!term.StartsWith(prefix, StringComparison.Ordinal))
                break;
            var documents = terms.Docs(null, null, DocsFlags.NONE);
            for (int document; (document = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS; )
                kinds[document] = (byte)names.Count;
            names.Add(term[prefix.Length..]);
        } while (terms.MoveNext());
        return [.. names];
    }
}
