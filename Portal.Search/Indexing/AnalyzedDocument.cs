namespace Portal.Search.Indexing;

/// <summary>A document as numbers: which surface stands at which position, and where the fields lie.</summary>
internal sealed class AnalyzedDocument
{
    public required Document Document { get; init; }

    /// <summary>The surfaces in the order they were met.</summary>
    public required int[] Surfaces { get; init; }

    /// <summary>The position of each surface.</summary>
    public required ushort[] Positions { get; init; }

    /// <summary>The position each field begins at, and behind the last one the end.</summary>
    public required ushort[] Starts { get; init; }

    /// <summary>How many words each field has.</summary>
    public required ushort[] Lengths { get; init; }

    /// <summary>The position the text of each section begins at.</summary>
    public required ushort[] Sections { get; init; }
}
