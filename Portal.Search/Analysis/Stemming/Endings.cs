namespace Portal.Search.Analysis.Stemming;

/// <summary>Lists of endings, each list with the number of what is to be done; finds the longest one a word ends in.</summary>
internal sealed class Endings
{
    private const int Buckets = 64;
    private readonly (string Text, int Action)[][] byLastLetter;

    /// <param name="lists">Endings separated by blanks; the place of a list is its action number.</param>
    public Endings(params string[] lists)
    {
        var all = lists.SelectMany(
            (list, action) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => (text, action))
        );
        var buckets = all.ToLookup(entry => entry.text[^1] % Buckets);
        byLastLetter =
        [
            .. Enumerable.Range(0, Buckets).Select(bucket => buckets[bucket].OrderByDescending(entry => entry.text.Length).ToArray()),
        ];
    }

    /// <summary>The longest ending that begins at `floor` or later: its length and action, or (0, -1).</summary>
    public (int Length, int Action) FindLongest(StemWord word, int floor = 0)
    {
        if (word.Length == 0)
            return (0, -1);
        foreach (var (text, action) in byLastLetter[word.Last() % Buckets])
            if (word.Ends(text, floor))
                return (text.Length, action);
        return (0, -1);
    }
}
