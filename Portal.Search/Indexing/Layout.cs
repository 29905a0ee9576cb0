namespace Portal.Search.Indexing;

/// <summary>Where the fields and sections of a document begin, and how many words the fields have. Packed, for there are many.</summary>
/// <param name="Packed">The beginnings of the fields and the end of the last, the lengths, the beginnings of the sections.</param>
internal readonly record struct Layout(ushort[] Packed)
{
    /// <summary>The position each field begins at, and behind the last one the end.</summary>
    public ReadOnlySpan<ushort> Starts => Packed.AsSpan(0, Fields.Count + 1);

    /// <summary>How many words each field has.</summary>
    public ReadOnlySpan<ushort> Lengths => Packed.AsSpan(Fields.Count + 1, Fields.Count);

    /// <summary>The position the text of each section begins at.</summary>
    public ReadOnlySpan<ushort> Sections => Packed.AsSpan(2 * Fields.Count + 1);
}
