namespace Portal.Web.Provider.LineTests;

/// <summary>How a test stands. TMF653 leaves the words free; one that is not among these becomes <see cref="Unknown"/>.</summary>
public enum LineTestState
{
    Unknown,

    /// <summary>It was taken, or is running.</summary>
    InProgress,

    /// <summary>It has ended; a measure that could not be taken is missing among the others.</summary>
    Completed,

    /// <summary>It could not be carried out, and says nothing of the line.</summary>
    Failed,
}

/// <summary>A test of a line.</summary>
public sealed record LineTest
{
    /// <summary>So many are listed at most.</summary>
    public const int Most = 50;

    /// <summary>What the provider's system calls it; nobody can guess it.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's own number of the line, in plain form.</summary>
    public required string Service { get; init; }

    public required LineTestKind Kind { get; init; }

    public required LineTestState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it is running.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was measured; empty until it is completed.</summary>
    public IReadOnlyList<LineMeasure> Measures { get; init; } = [];
}

/// <summary>One thing that was measured.</summary>
public sealed record LineMeasure
{
    /// <summary>One of <see cref="LineMetric.All"/>; others are passed over.</summary>
    public required string Name { get; init; }

    /// <summary>What was measured, where that is a number.</summary>
    public decimal? Number { get; init; }

    /// <summary>What was found, where that is a word: "up", "login-failed".</summary>
    public string? Word { get; init; }

    /// <summary>The unit of the number: "dBm".</summary>
    public string Unit { get; init; } = "";
}
