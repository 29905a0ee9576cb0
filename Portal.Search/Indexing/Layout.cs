namespace Portal.Search.Indexing;

/// <summary>Where the fields and sections of a document begin, and how many words the fields have. Packed, for there are many.</summary>
internal readonly ref struct Layout(ReadOnlySpan<ushort> packed)
{
    private readonly ReadOnlySpan<ushort> packed = packed;

    /// <summary>The position each field begins at, and behind the last one the end.</summary>
    public ReadOnlySpan<ushort> Starts => packed[..(Fields.Count + 1)];

    /// <summary>How many words each field has.</summary>
    public ReadOnlySpan<ushort> Lengths => packed.Slice(Fields.Count + 1, Fields.Count);

    /// <summary>The position the text of each section begins at.</summary>
    public ReadOnlySpan<ushort> Sections => packed[(2 * Fields.Count + 1)..];

    public int TitleEnd => packed[(int)Field.Keywords];

    /// <summary>Where title and keywords end: by them an article says what it is about.</summary>
    public int NamedEnd => packed[(int)Field.Headings];
}
