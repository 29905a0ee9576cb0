using System.Collections.Concurrent;
using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// The synonyms one state of an index knows, as terms. Most names in an editor's list stand in no article; they are looked for once and not
/// with every query.
/// </summary>
internal sealed class KnownSynonyms(LanguageIndex index)
{
    // By the array itself: the guidance holds one for each word or phrase.
    private readonly ConcurrentDictionary<string[], SynonymTerms[]> known = [];

    public LanguageIndex Index => index;

    /// <summary>The names whose words are all known.</summary>
    public SynonymTerms[] Get(string[] names, QueryPlanner planner) =>
        known.GetOrAdd(
            names,
            static (names, planner) =>
                [.. names.Select(name => new SynonymTerms(name, Terms(name, planner))).Where(name => name.Terms.Length > 0)],
            planner
        );

    private static int[] Terms(string name, QueryPlanner planner)
    {
        var tokens = planner.Break(name);
        var query = new TypedQuery(name, tokens, [], []);
        var terms = tokens.Where(token => token.Kind == TokenKind.Word).Select(token => planner.KnownTerm(query, token)).ToArray();
        return terms.Contains(-1) ? [] : terms;
    }
}

/// <summary>What a word is also called, and the terms of that.</summary>
internal sealed record SynonymTerms(string Name, int[] Terms);
