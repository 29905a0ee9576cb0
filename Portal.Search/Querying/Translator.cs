using System.Text;

namespace Portal.Search.Querying;

/// <summary>Puts a query into other languages word by word. Its words are taken apart once for all of them.</summary>
internal sealed class Translator
{
    private readonly GuidedLanguage own;
    private readonly string[] typed;
    private readonly (int Start, int End)[] places;
    private readonly string keys;

    public Translator(GuidedLanguage own, string text)
    {
        this.own = own;
        typed = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(TypedQuery.MaxWords)];
        places = new (int, int)[typed.Length];
        var joined = new StringBuilder();
        for (var i = 0; i < typed.Length; i++)
        {
            var key = own.Key(typed[i]);
            if (key.Length > 0 && joined.Length > 0)
                joined.Append(' ');
            places[i] = (joined.Length, joined.Append(key).Length);
        }
        keys = joined.ToString();
    }

    /// <summary>The query with every word and phrase that is known in the other language put into it; the others stay.</summary>
    public string Into(string language)
    {
        if (own.WordsIn(language) is not { } words)
            return string.Join(' ', typed);
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var translated = new StringBuilder();
        for (var i = 0; i < typed.Length; i++)
        {
            var length = Math.Min(own.MaxPhraseLength, typed.Length - i);
            string? found = null;
            while (length > 0 && !known.TryGetValue(keys.AsSpan(places[i].Start..places[i + length - 1].End), out found))
                length--;
            translated.Append(found ?? typed[i]).Append(' ');
            i += Math.Max(1, length) - 1;
        }
        return translated.ToString();
    }
}
