using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>What was typed, taken apart: words to find, words that must not occur, and stretches that must occur word for word.</summary>
internal sealed record TypedQuery(string Text, List<Token> Words, List<Token> Excluded, List<Range> Phrases)
{
    public const int MaxTextLength = 256;
    public const int MaxWords = 32;

    /// <summary>Whether some words stand in quotation marks and others do not.</summary>
    public bool QuotesSome => Phrases.Count > 0 && !Words.TrueForAll(IsQuoted);

    /// <summary>The words of a quoted phrase.</summary>
    public List<Token> Quoted(Range phrase) => Words.GetRange(phrase.Start.Value, phrase.End.Value - phrase.Start.Value);

    /// <summary>Whether a word stands in a quoted phrase and is meant as it stands.</summary>
    public bool IsQuoted(Token word)
    {
        foreach (var phrase in Phrases)
            for (var i = phrase.Start.Value; i < phrase.End.Value; i++)
                if (Words[i] == word)
                    return true;
        return false;
    }

    public string Typed(Token word) => Text.Substring(word.Start, word.Length);
}
