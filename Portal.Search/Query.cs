namespace Portal.Search;

/// <summary>What a reader asks for. Any text is allowed; only quoted phrases and a leading minus have a meaning of their own.</summary>
public sealed record Query
{
    /// <summary>The reader's language code.</summary>
    public required string Language { get; init; }

    /// <summary>What was typed. Only the first 256 UTF-16 units and the first 32 words count.</summary>
    public required string Text { get; init; }

    /// <summary>Keeps only the articles of this topic; null for all.</summary>
    public string? Topic { get; init; }

    /// <summary>How many of the best hits to leave out, from 0; a negative number counts as 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many hits to answer at most, from 0 to 100; values outside count as the nearest of the two.</summary>
    public int Take { get; init; } = 10;

    /// <summary>Whether to leave out articles that fit far worse than the first, once that fits well.</summary>
    public bool OnlyFitting { get; init; }

    /// <summary>Whether to look in the other languages too when this one has no good answer.</summary>
    public bool OtherLanguages { get; init; } = true;
}
