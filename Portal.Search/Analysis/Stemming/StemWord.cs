using Lucene.Net.Tartarus.Snowball;

namespace Portal.Search.Analysis.Stemming;

/// <summary>
/// A word while it is being stemmed, and the stemmers it has met: those of the library keep the word inside. Belongs to one thread.
/// </summary>
internal sealed class StemWord
{
    /// <summary>Longer words are names, keys or noise; they are indexed as they stand.</summary>
    public const int MaxStemmedLength = 60;

    private const int RoomFor = 2 * MaxStemmedLength;

    private readonly SnowballProgram?[] programs = new SnowballProgram?[Stemmer.Count];
    private char[] letters = new char[RoomFor];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => Letters;

    public Span<char> Letters => letters.AsSpan(0, Length);

    public void Load(ReadOnlySpan<char> word)
    {
        if (letters.Length < RoomFor) // what the stemmer gave back may be shorter
            letters = new char[RoomFor];
        word.CopyTo(letters);
        Length = word.Length;
    }

    public bool ReplaceEnding(ReadOnlySpan<char> ending, ReadOnlySpan<char> with)
    {
        if (!Span.EndsWith(ending))
            return false;
        with.CopyTo(letters.AsSpan(Length - ending.Length));
        Length += with.Length - ending.Length;
        return true;
    }

    public void Run(Stemmer stemmer)
    {
        var program = programs[stemmer.Number] ??= stemmer.Create();
        program.SetCurrent(letters, Length);
        program.Stem();
        (letters, Length) = (program.CurrentBuffer, program.CurrentBufferLength);
    }
}
