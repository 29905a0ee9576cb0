namespace Portal.Search;

/// <summary>
/// What somebody at the help desk asks for. Any text is allowed. "Words in quotation marks" stand in this order, -word must not occur,
/// after:2026-03-01 and before: limit the time, from: looks at names and codes only, and name:value asks for an exact value where records
/// have such a field. Everything else is words; all that say something must occur, unless no record has them all.
/// </summary>
public sealed record RecordQuery
{
    /// <summary>What was typed. Of a long text the first 512 UTF-16 units and the first 24 words count.</summary>
    public required string Text { get; init; }

    /// <summary>The languages the words may be in.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What records must have besides: all filters must hold.</summary>
    public IReadOnlyList<RecordFilter> Filters { get; init; } = [];

    /// <summary>Only records opened then or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only records opened before.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>What comes first.</summary>
    public RecordOrder Order { get; init; }

    /// <summary>How many hits to answer at most, from 0 to 1000.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How many of the first to leave out, from 0 to 10,000.</summary>
    public int Skip { get; init; }

    /// <summary>Whether the last word is still being typed: then words that go on from it count as well.</summary>
    public bool Prefix { get; init; }

    /// <summary>The time of the question; dates that are typed are days of its offset. Null: days are those of UTC.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>
    /// What a typed name:value means, before the fields of the index are asked: filters that must hold, or null when it means nothing.
    /// </summary>
    public Func<string, string, IReadOnlyList<RecordFilter>?>? Resolve { get; init; }
}

/// <summary>Values of a field, of which a record must have one.</summary>
/// <param name="Field">The name of the field; "kind" is the kind of the record.</param>
/// <param name="Values">The alternatives; without any nothing is found.</param>
public sealed record RecordFilter(string Field, IReadOnlyList<string> Values);

/// <summary>The order of hits.</summary>
public enum RecordOrder
{
    /// <summary>What fits best comes first, of equals the one changed last.</summary>
    Fit,

    /// <summary>What was changed last comes first.</summary>
    Newest,
}
