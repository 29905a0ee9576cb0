namespace Portal.Search;

/// <summary>An article that was found.</summary>
public sealed record Hit
{
    /// <summary>The id of the article.</summary>
    public required string Id { get; init; }

    /// <summary>The language the article is in.</summary>
    public required string Language { get; init; }

    /// <summary>How well it answers; above 0, comparable within one answer only.</summary>
    public required double Score { get; init; }

    /// <summary>The title, with the words that were searched for marked.</summary>
    public required MarkedText Title { get; init; }

    /// <summary>The stretch of the text that answers best, about 200 characters; empty when the article has no text.</summary>
    public required MarkedText Passage { get; init; }

    /// <summary>The anchor of the heading the passage lies under; empty before the first heading.</summary>
    public required string Anchor { get; init; }
}
