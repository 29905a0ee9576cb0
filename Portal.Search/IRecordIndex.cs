namespace Portal.Search;

/// <summary>
/// Finds records of the help desk: an index on disk that can be deleted at any time and made anew from the database. Every member may be
/// called from any thread; a search sees the records as they were at a refresh. Whatever is typed is answered without an exception.
/// </summary>
public interface IRecordIndex : IDisposable
{
    /// <summary>The number given to the last commit; 0 when there was none, or when the index was begun anew.</summary>
    long Position { get; }

    /// <summary>How many records a search can find.</summary>
    long Count { get; }

    /// <summary>Adds records or replaces those of the same kind and id; of two in one call the later counts.</summary>
    void Put(IReadOnlyCollection<IndexRecord> records);

    /// <summary>Takes records away; does nothing for those there are not.</summary>
    void Remove(string kind, IReadOnlyCollection<long> ids);

    /// <summary>Takes all records away.</summary>
    void RemoveAll();

    /// <summary>Lets searches see what was put and removed. For every second, not for every change.</summary>
    void Refresh();

    /// <summary>Writes all changes to disk, with the number they are complete up to.</summary>
    void Commit(long position);

    /// <summary>
    /// Writes every file anew that holds something of removed or replaced records, so that no byte of them is left in the folder. Takes as
    /// long as making a good part of the index; searches and changes go on meanwhile. Commits with the position there was.
    /// </summary>
    void Purge();

    /// <summary>
    /// Reads every file and compares it with its checksum. False: dispose the index, delete the folder and begin anew.
    /// </summary>
    bool Check();

    /// <summary>The records that answer the query.</summary>
    RecordResults Search(RecordQuery query, CancellationToken ct = default);

    /// <summary>
    /// The first records of the answer, at most so many, whatever the query says of limits: for a database to filter and count.
    /// </summary>
    IReadOnlyList<RecordHit> Candidates(RecordQuery query, int most, CancellationToken ct = default);

    /// <summary>The records most like the texts.</summary>
    /// <param name="texts">What is compared.</param>
    /// <param name="filters">What the records must have.</param>
    /// <param name="count">How many to answer at most, from 0 to 100.</param>
    IReadOnlyList<RecordHit> Similar(IReadOnlyList<RecordText> texts, IReadOnlyList<RecordFilter> filters, int count);
}
