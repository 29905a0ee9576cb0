namespace Portal.Search.Indexing;

/// <summary>A document as numbers: which surface stands at which position, and where the fields lie.</summary>
internal sealed record AnalyzedDocument
{
    public required Document Document { get; init; }

    /// <summary>The surface of the word at each position; -1 where none stands.</summary>
    public required int[] Words { get; init; }

    /// <summary>Wholes and parts beside the words, by position.</summary>
    public required (ushort Position, int Surface)[] Extras { get; init; }

    public required Layout Layout { get; init; }
}
