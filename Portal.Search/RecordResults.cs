using Portal.Search.Records;

namespace Portal.Search;

/// <summary>The answer to a query for records.</summary>
/// <param name="Hits">The page asked for, in the order asked for.</param>
/// <param name="Total">How many records there are in all.</param>
/// <param name="Corrections">The words that were searched for differently from how they were typed.</param>
/// <param name="Parts">What the query was understood as, for passages.</param>
public sealed record RecordResults(
    IReadOnlyList<RecordHit> Hits,
    long Total,
    IReadOnlyList<Correction> Corrections,
    RecordQueryParts Parts
);

/// <summary>A record that was found.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Score">How well it fits; comparable within one answer only, 0 in the order of time.</param>
public sealed record RecordHit(string Kind, long Id, double Score);

/// <summary>What a query was understood as. Made by a search, used by <see cref="RecordPassage"/>.</summary>
public sealed class RecordQueryParts
{
    internal RecordQueryParts(IReadOnlyList<SoughtWord> words) => Words = words;

    /// <summary>A query of which nothing can be marked.</summary>
    public static RecordQueryParts None { get; } = new([]);

    /// <summary>Whether there is no word to mark.</summary>
    public bool IsEmpty => Words.Count == 0;

    internal IReadOnlyList<SoughtWord> Words { get; }
}
