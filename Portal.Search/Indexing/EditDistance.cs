namespace Portal.Search.Indexing;

/// <summary>
/// Optimal string alignment: letters put in, left out, swapped for another or with their
/// neighbour (Damerau 1964, each letter touched once).
/// </summary>
internal static class EditDistance
{
    private const int MaxLength = 80;

    /// <summary>The distance, or `limit` + 1 when it is greater. Words of more than 80 letters are never near.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit) =>
        Math.Abs(a.Length - b.Length) > limit ? limit + 1 : Compute(a, b, limit, false);

    /// <summary>The least distance to any beginning of a word, or `limit` + 1.</summary>
    public static int ToPrefix(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int limit) =>
        Compute(typed, word[..Math.Min(word.Length, typed.Length + limit)], limit, true);

    private static int Compute(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit, bool prefix)
    {
        if (a.Length > MaxLength || b.Length > MaxLength)
            return limit + 1;
        Span<int> rows = stackalloc int[3 * (MaxLength + 1)];
        Span<int> before = rows[..(b.Length + 1)],
            last = rows.Slice(MaxLength + 1, b.Length + 1),
            row = rows.Slice(2 * (MaxLength + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            if (NextRow(a, b, i, before, last, row) > limit)
                return limit + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        var distance = last[b.Length];
        if (prefix)
            foreach (var value in last)
                distance = Math.Min(distance, value);
        return Math.Min(distance, limit + 1);
    }

    private static int NextRow(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int i, Span<int> before, Span<int> last, Span<int> row)
    {
        var least = row[0] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            var value = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                value = Math.Min(value, before[j - 2] + 1);
            row[j] = value;
            least = Math.Min(least, value);
        }
        return least;
    }
}
