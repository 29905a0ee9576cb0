using Portal.Search.Analysis;
using Portal.Search.Records;

namespace Portal.Search;

/// <summary>Marks the words of a query in texts of records, which a database keeps.</summary>
public static class RecordPassage
{
    private const int MaxText = 100_000;

    /// <summary>
    /// The stretch of a text with the most different words of the query, about so many characters; its beginning when it has none.
    /// </summary>
    public static MarkedText Of(string text, string language, RecordQueryParts parts, int length = 200)
    {
        var clean = PlainText.Clean(text, MaxText);
        var words = PassageWords.Read(clean, language, parts);
        var (start, end) = PassageWords.BestStretch(clean, words, Math.Clamp(length, 40, MaxText));
        return PassageWords.Mark(clean, start, end, words);
    }

    /// <summary>The whole text with the words of the query marked.</summary>
    public static MarkedText Mark(string text, string language, RecordQueryParts parts)
    {
        var clean = PlainText.Clean(text, MaxText);
        return PassageWords.Mark(clean, 0, clean.Length, PassageWords.Read(clean, language, parts));
    }

    /// <summary>How many different words of the query a text has: which of the texts of a record is worth showing.</summary>
    public static int Count(string text, string language, RecordQueryParts parts)
    {
        var clean = PlainText.Clean(text, MaxText);
        return PassageWords.Read(clean, language, parts).Select(word => word.Word).Distinct().Count();
    }
}
