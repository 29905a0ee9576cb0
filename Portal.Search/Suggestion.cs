namespace Portal.Search;

/// <summary>A completion of what is being typed, or what it seems to ask for.</summary>
public sealed record Suggestion
{
    /// <summary>The title or the completed query, with what was typed marked.</summary>
    public required MarkedText Text { get; init; }

    /// <summary>The id of the article of that title; empty when it is a completed query.</summary>
    public required string Id { get; init; }

    /// <summary>The intent that was meant, without a text, since editors know what to call it; null for a title or a query.</summary>
    public string? Intent { get; init; }
}
