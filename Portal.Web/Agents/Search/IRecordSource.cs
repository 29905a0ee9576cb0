using Portal.Search;

namespace Portal.Web.Agents.Search;

/// <summary>One kind of record as the index takes it in, read from the tables of its owner.</summary>
public interface IRecordSource
{
    /// <summary>As record_change and the index call it.</summary>
    string Kind { get; }

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken ct);

    /// <summary>The next numbers behind one, in order.</summary>
    Task<IReadOnlyList<long>> NextAsync(long after, int count, CancellationToken ct);

    /// <summary>Those of the numbers that are there.</summary>
    Task<IReadOnlyList<IndexRecord>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken ct);
}
