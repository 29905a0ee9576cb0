namespace Portal.Web.Tickets.Tracking;

/// <summary>Finds the addresses of this site in words of the help desk, so that the customer can follow them.</summary>
public static class OwnAddresses
{
    private const string Ends = ".,;:!?)";

    /// <summary>The words in their order; those that are an address are marked.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="root">The address of the site, without a slash at its end.</param>
    public static IEnumerable<(string Text, bool IsAddress)> Split(string text, string root)
    {
        var from = 0;
        for (
            var at = text.IndexOf(root + "/", StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(root + "/", from, StringComparison.Ordinal)
        )
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            while (Ends.Contains(text[end - 1], StringComparison.Ordinal))
                end--;
            if (at > from)
                yield return (text[from..at], false);
            yield return (text[at..end], true);
            from = end;
        }

        if (from < text.Length)
            yield return (text[from..], false);
    }
}
