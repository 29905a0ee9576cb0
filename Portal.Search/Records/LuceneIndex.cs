using System.Collections.Concurrent;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Lock = System.Threading.Lock;

namespace Portal.Search.Records;

/// <summary>
/// The index over Lucene.Net. Files are read with plain reads (NIOFSDirectory): mapped into memory, this version can end the process when
/// a reader is closed while a search still reads. New small segments stay in memory until a commit.
/// </summary>
internal sealed class LuceneIndex : IRecordIndex
{
    private const double BufferMegabytes = 48;
    private const double CachedSegmentMegabytes = 5;
    private const double CachedMegabytes = 48;

    private readonly string fingerprint;
    private readonly NRTCachingDirectory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly ConcurrentBag<RecordDocument> documents = [];
    private readonly Lock committing = new();
    private long position;

    public LuceneIndex(string folder, string fingerprint)
    {
        this.fingerprint = fingerprint;
        directory = new(new NIOFSDirectory(folder), CachedSegmentMegabytes, CachedMegabytes);
        try
        {
            IsNew = !DirectoryReader.IndexExists(directory);
            writer = new(directory, Settings());
        }
        catch
        {
            directory.Dispose();
            throw;
        }
        try
        {
            position = IndexFolder.PositionOf(writer.CommitData);
            searchers = new(writer, applyAllDeletes: true, new WarmSearchers());
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Whether there was no index in the folder.</summary>
    public bool IsNew { get; }

    public long Position => Volatile.Read(ref position);

    public long Count => Searching(searcher => searcher.IndexReader.NumDocs);

    public bool HasFingerprint(string expected) => IndexFolder.FingerprintOf(writer.CommitData) == expected;

    public void Put(IReadOnlyCollection<IndexRecord> records)
    {
        if (!documents.TryTake(out var document))
            document = new();
        foreach (var record in records)
            writer.UpdateDocument(RecordFields.IdentityOf(record.Kind, record.Id), document.Of(record));
        documents.Add(document);
    }

    public void Remove(string kind, IReadOnlyCollection<long> ids) =>
        writer.DeleteDocuments([.. ids.Select(id => RecordFields.IdentityOf(kind, id))]);

    public void RemoveAll() => writer.DeleteAll();

    public void Refresh() => searchers.MaybeRefreshBlocking();

    public void Commit(long position)
    {
        lock (committing)
            CommitUnderLock(position);
    }

    public void Purge()
    {
        lock (committing)
        {
            writer.ForceMergeDeletes(doWait: true);
            CommitUnderLock(Position);
            searchers.MaybeRefreshBlocking(); // a reader keeps the files it reads
            writer.DeleteUnusedFiles();
        }
    }

    public bool Check()
    {
        try
        {
            return Searching(searcher =>
            {
                foreach (var leaf in searcher.IndexReader.Leaves)
                    leaf.AtomicReader.CheckIntegrity();
                return true;
            });
        }
        catch (Exception error) when (IndexFolder.IsDamage(error))
        {
            return false;
        }
    }

    public RecordResults Search(RecordQuery query, CancellationToken ct = default) =>
        Searching(searcher => new RecordSearch(searcher, query, ct).Run());

    public IReadOnlyList<RecordHit> Candidates(RecordQuery query, int most, CancellationToken ct = default) =>
        Searching(searcher => new RecordSearch(searcher, query, ct).Run(0, most).Hits);

    public IReadOnlyList<RecordHit> Similar(IReadOnlyList<RecordText> texts, IReadOnlyList<RecordFilter> filters, int count) =>
        Searching(searcher => new SimilarRecords(searcher).Find(texts, filters, count));

    public void Dispose()
    {
        searchers.Dispose();
        writer.Dispose(waitForMerges: false);
        directory.Dispose();
        foreach (var document in documents)
            document.Dispose();
    }

    /// <summary>Lets go of the folder without writing anything.</summary>
    public void Abandon()
    {
        searchers?.Dispose();
        writer.Rollback();
        directory.Dispose();
    }

    private void CommitUnderLock(long complete)
    {
        writer.SetCommitData(IndexFolder.CommitData(fingerprint, complete));
        writer.Commit();
        Volatile.Write(ref position, complete);
    }

    private T Searching<T>(Func<IndexSearcher, T> read)
    {
        var searcher = searchers.Acquire();
        try
        {
            return read(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    private static IndexWriterConfig Settings() =>
        // The analyzer is never asked: terms are found before.
        new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = BufferMegabytes,
            Similarity = new BM25Similarity(),
            MergePolicy = new TieredMergePolicy { ForceMergeDeletesPctAllowed = 0 }, // see Purge
            MergeScheduler = new BackgroundMerges(),
            CheckIntegrityAtMerge = true,
            MergedSegmentWarmer = new WarmSegments(),
            WriteLockTimeout = 1000,
        };

    /// <summary>Reads the values of new segments before a search needs them.</summary>
    private sealed class WarmSearchers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            Parallel.ForEach(reader.Leaves, leaf => SegmentValues.Of(leaf.AtomicReader));
            return new(reader) { Similarity = new BM25Similarity() };
        }
    }

    private sealed class WarmSegments : IndexWriter.IndexReaderWarmer
    {
        public override void Warm(AtomicReader reader) => SegmentValues.Of(reader);
    }
}
