using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Portal.Search.Analysis.Stemming;

/// <summary>
/// Cuts a lower-case word down to its stem, as Snowball's algorithm for the language does. Holds no state: one instance serves every
/// thread,
/// what a word needs lies in its <see cref="StemWord"/>.
/// </summary>
internal sealed class Stemmer
{
    private static readonly string[] Languages = ["en", "de", "es", "pt", "ru", "ca"];

    private readonly string language;
    private readonly Func<SnowballProgram> create;

    private Stemmer(string language, Func<SnowballProgram> create) =>
        (Number, this.language, this.create) = (Array.IndexOf(Languages, language), language, create);

    /// <summary>How many languages there are.</summary>
    public static int Count => Languages.Length;

    /// <summary>The place of the language among them.</summary>
    public int Number { get; }

    public static Stemmer For(string language) =>
        language switch
        {
            "en" => new(language, () => new EnglishStemmer()),
            "de" => new(language, () => new GermanStemmer()),
            "es" => new(language, () => new SpanishStemmer()),
            "pt" => new(language, () => new PortugueseStemmer()),
            "ru" => new(language, () => new RussianStemmer()),
            "ca" => new(language, () => new CatalanStemmer()),
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No stemmer for this language."),
        };

    public SnowballProgram Create() => create();

    /// <summary>
    /// The algorithms of the library are those of Snowball's first version. What the second one does better for words that matter here is
    /// done before and after: ё counts as е, Portuguese -ução is the ending the first version only knew in its Spanish spelling, and German
    /// -nisse loses one s.
    /// </summary>
    public void Stem(StemWord word)
    {
        if (language == "ru")
            word.Letters.Replace('ё', 'е');
        if (language != "pt" || !CutPortuguese(word))
            word.Run(this);
        if (language == "de")
            word.ReplaceEnding("niss", "nis");
    }

    /// <summary>Whether the word has that ending, and enough before it for the ending to be cut.</summary>
    private bool CutPortuguese(StemWord word)
    {
        Span<char> whole = stackalloc char[word.Length];
        word.Span.CopyTo(whole);
        if (!word.ReplaceEnding("ução", "ución") && !word.ReplaceEnding("uções", "uciones"))
            return false;
        word.Run(this);
        if (word.Span.EndsWith("u"))
            return true;
        word.Load(whole);
        return false;
    }

    public string Stem(string text)
    {
        if (text.Length > StemWord.MaxStemmedLength)
            return text;
        var word = new StemWord();
        word.Load(text);
        Stem(word);
        return word.Span.ToString();
    }
}
