namespace Portal.Search.Analysis.Stemming;

/// <summary>A word while it is being stemmed: letters in a buffer that endings are cut from. Belongs to one thread.</summary>
internal sealed class StemWord
{
    /// <summary>Longer words are names, keys or noise; they are indexed as they stand.</summary>
    public const int MaxStemmedLength = 60;

    private readonly char[] letters = new char[2 * MaxStemmedLength + 8];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => letters.AsSpan(0, Length);

    public char this[int index]
    {
        get => letters[index];
        set => letters[index] = value;
    }

    public void Load(ReadOnlySpan<char> word)
    {
        word.CopyTo(letters);
        Length = word.Length;
    }

    /// <summary>The letter `back` places from the end (1 is the last one), or NUL before the beginning.</summary>
    public char Last(int back = 1) => back <= Length ? letters[Length - back] : '\0';

    public bool Is(ReadOnlySpan<char> word) => Span.SequenceEqual(word);

    /// <summary>Whether the word ends so, with the ending beginning at `floor` or later.</summary>
    public bool Ends(ReadOnlySpan<char> ending, int floor = 0) => Length - ending.Length >= floor && Span.EndsWith(ending);

    public void Cut(int count) => Length -= count;

    /// <summary>Cuts the ending if it is there and begins at `floor` or later.</summary>
    public bool CutEnding(ReadOnlySpan<char> ending, int floor = 0)
    {
        if (!Ends(ending, floor))
            return false;
        Cut(ending.Length);
        return true;
    }

    public void Replace(int count, ReadOnlySpan<char> with)
    {
        Cut(count);
        with.CopyTo(letters.AsSpan(Length));
        Length += with.Length;
    }

    /// <summary>Writes `with` over the one letter at `index`, moving the rest.</summary>
    public void Expand(int index, ReadOnlySpan<char> with)
    {
        letters.AsSpan(index + 1, Length - index - 1).CopyTo(letters.AsSpan(index + with.Length));
        with.CopyTo(letters.AsSpan(index));
        Length += with.Length - 1;
    }

    /// <summary>Where the part after the first vowel at or behind `from` begins; the word's end when there is none.</summary>
    public int PastVowel(int from, string vowels) => Past(from, vowels, true);

    /// <summary>Snowball's region: behind the first non-vowel that follows a vowel, looked for from `from`.</summary>
    public int Region(int from, string vowels) => Past(PastVowel(from, vowels), vowels, false);

    public int PastConsonant(int from, string vowels) => Past(from, vowels, false);

    private int Past(int from, string vowels, bool vowel)
    {
        for (var i = from; i < Length; i++)
            if (vowels.Contains(letters[i]) == vowel)
                return i + 1;
        return Length;
    }
}
