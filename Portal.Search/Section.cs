namespace Portal.Search;

/// <summary>A stretch of an article under one heading. The part before the first heading has an empty heading and anchor.</summary>
public sealed record Section
{
    /// <summary>The heading as plain text.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The fragment a link jumps to, without the #.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>The text as plain text.</summary>
    public string Text { get; init; } = "";
}
