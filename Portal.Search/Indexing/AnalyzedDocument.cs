namespace Portal.Search.Indexing;

/// <summary>A document as numbers and bytes: which surface stands at which position, where the fields lie, and what it says.</summary>
internal sealed record AnalyzedDocument
{
    public required string Id { get; init; }

    public required string Topic { get; init; }

    public required float Popularity { get; init; }

    /// <summary>The texts as PackedText has them.</summary>
    public required byte[] Text { get; init; }

    /// <summary>The surface of the word at each position; -1 where none stands.</summary>
    public required int[] Words { get; init; }

    /// <summary>
    /// By position how many characters the word begins behind the one before it or behind the text's beginning; at most 255.
    /// </summary>
    public required byte[] Steps { get; init; }

    /// <summary>Wholes and parts beside the words, by position.</summary>
    public required (ushort Position, int Surface)[] Extras { get; init; }

    /// <summary>As Layout reads it.</summary>
    public required ushort[] Layout { get; init; }
}
