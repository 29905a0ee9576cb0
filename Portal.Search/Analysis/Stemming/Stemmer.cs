namespace Portal.Search.Analysis.Stemming;

/// <summary>Cuts a lower-case word down to its stem. Holds no state: one instance serves every thread.</summary>
internal abstract class Stemmer
{
    public abstract void Stem(StemWord word);

    public string Stem(string text)
    {
        if (text.Length > StemWord.MaxStemmedLength)
            return text;
        var word = new StemWord();
        word.Load(text);
        Stem(word);
        return word.Span.ToString();
    }

    public static Stemmer For(string language) =>
        language switch
        {
            "en" => new EnglishStemmer(),
            "de" => new GermanStemmer(),
            "es" => new SpanishStemmer(),
            "pt" => new PortugueseStemmer(),
            "ru" => new RussianStemmer(),
            "ca" => new CatalanStemmer(),
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No stemmer for this language."),
        };
}
