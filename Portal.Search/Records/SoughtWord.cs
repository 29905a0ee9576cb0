namespace Portal.Search.Records;

/// <summary>A word of a query and everything that counts as it: what a passage marks.</summary>
internal sealed class SoughtWord(string typed)
{
    private readonly HashSet<(string Language, string Term)> terms = [];

    public string Typed { get; } = typed;

    /// <summary>The word as the words of names are compared.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it only holds the sentence together: marked only when there is nothing else.</summary>
    public bool IsFunctionWord { get; init; }

    public void Add(string language, string term) => terms.Add((language, term));

    public bool Has(string language, string term) => terms.Contains((language, term));
}
