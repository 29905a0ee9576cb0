namespace Portal.Search;

/// <summary>What editors tell the search about one language. Texts that mean nothing to the index do nothing.</summary>
public sealed record Guidance
{
    /// <summary>The language code it is for.</summary>
    public required string Language { get; init; }

    /// <summary>
    /// Groups of words and phrases that mean the same. One stands in for another with a fifth of the weight or so, never in full.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; } = [];

    /// <summary>Articles that stand first for certain queries, and intents that certain queries mean.</summary>
    public IReadOnlyList<Pin> Pins { get; init; } = [];

    /// <summary>Words of this language in another one: used when the articles of the other language are searched instead.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>What people want that no article gives them. The first one counts when two are meant equally well.</summary>
    public IReadOnlyList<Intent> Intents { get; init; } = [];

    /// <summary>Queries and what answers each: from them the search learns when an article fits well enough to be an answer.</summary>
    public IReadOnlyList<JudgedQuery> Judged { get; init; } = [];
}

/// <summary>Something people want that is a page and no article, such as paying a bill.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Phrases">
/// What people type who want it. A query means it when it has all the words of a phrase, in any order and form, and the phrases it
/// has make up enough of what it says. A word that ends in an asterisk stands for every word with that beginning.
/// </param>
public sealed record Intent(string Id, IReadOnlyList<string> Phrases);

/// <summary>A query and what answers it.</summary>
/// <param name="Query">The query.</param>
/// <param name="Id">The id of the article; empty when no article answers it.</param>
public sealed record JudgedQuery(string Query, string Id);

/// <summary>
/// What answers a query that has the same words, in any order and form: an article, which then stands first, or an intent, which is then
/// what is meant, however well another one or an article fits.
/// </summary>
/// <param name="Query">The query.</param>
/// <param name="Id">The id of an intent or, where no intent is called so, of an article; nothing is pinned while there is none.</param>
public sealed record Pin(string Query, string Id);

/// <summary>A word or phrase and what it is called in another language.</summary>
/// <param name="Text">In the language of the guidance.</param>
/// <param name="Language">The other language's code.</param>
/// <param name="Translated">In the other language.</param>
public sealed record Translation(string Text, string Language, string Translated);
