using Portal.Search.Analysis;

namespace Portal.Search.Records;

/// <summary>
/// What of a reference, a telephone or a serial number counts: its letters and digits. Three in a row are a term, so that any part of a
/// code
/// is found by the terms it is made of, in their order.
/// </summary>
internal static class CodeText
{
    public const int Gram = 3;
    private const int MaxLength = 64;

    /// <summary>The letters and digits in lower case, accents taken off.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        Span<char> clean = stackalloc char[MaxLength],
            folded = stackalloc char[2 * MaxLength];
        var length = 0;
        foreach (var c in text)
            if (length < MaxLength && CharClasses.IsWord(c))
                clean[length++] = char.ToLowerInvariant(c);
        return folded[..AccentFolding.Fold(clean[..length], folded)].ToString();
    }

    /// <summary>Adds the terms of a code; answers the position behind it.</summary>
    public static int AddTo(TermListStream stream, string code, int position)
    {
        var clean = Clean(code);
        for (var i = 0; i + Gram <= clean.Length; i++)
            stream.Add(clean.Substring(i, Gram), position + i);
        return position + clean.Length + Gram;
    }
}
