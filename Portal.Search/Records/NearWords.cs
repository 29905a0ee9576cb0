namespace Portal.Search.Records;

/// <summary>All strings one edit away from a word: a letter left out, swapped with the next, put in or replaced.</summary>
internal static class NearWords
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    /// <summary>
    /// Calls for each; the text is only good during the call. Letters are those of the word's own script, without accents.
    /// </summary>
    public static void Visit(string word, Action<ReadOnlySpan<char>> visit)
    {
        var letters = word.AsSpan().ContainsAnyInRange('а', 'я') ? Cyrillic : Latin;
        Span<char> near = stackalloc char[word.Length + 1];
        for (var at = 0; at <= word.Length; at++)
        {
            word.AsSpan(0, at).CopyTo(near);
            if (at < word.Length)
                WithoutOrSwapped(word, at, near, visit);
            foreach (var letter in letters)
            {
                near[at] = letter;
                word.AsSpan(at).CopyTo(near[(at + 1)..]);
                visit(near[..(word.Length + 1)]);
                if (at == word.Length || word[at] == letter)
                    continue;
                word.AsSpan(at + 1).CopyTo(near[(at + 1)..]);
                visit(near[..word.Length]);
            }
        }
    }

    private static void WithoutOrSwapped(string word, int at, Span<char> near, Action<ReadOnlySpan<char>> visit)
    {
        word.AsSpan(at + 1).CopyTo(near[at..]);
        visit(near[..(word.Length - 1)]);
        if (at + 1 == word.Length)
            return;
        (near[at], near[at + 1]) = (word[at + 1], word[at]);
        word.AsSpan(at + 2).CopyTo(near[(at + 2)..]);
        visit(near[..word.Length]);
    }
}
