namespace Portal.Search.Indexing;

/// <summary>The fields of a document, in the order their words are numbered.</summary>
internal enum Field
{
    Title,
    Keywords,
    Headings,
    Summary,
    Body,
}

/// <summary>What a field weighs, and how much its length matters (BM25's b).</summary>
internal static class Fields
{
    public const int Count = 5;

    /// <summary>Positions left free between fields, keywords and sections, so that no two words of different ones are neighbours.</summary>
    public const int Gap = 8;

    public static ReadOnlySpan<double> Weight => [5, 3, 2, 1.5, 1];

    public static ReadOnlySpan<double> LengthShare => [0.75, 0.5, 0.5, 0.75, 0.9];
}
