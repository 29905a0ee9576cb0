using System.Numerics;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Which intent a query means: the one whose phrases make up the most of it. Immutable.</summary>
internal sealed class IntentMatcher
{
    private const int MaxTokens = TypedQuery.MaxWords;
    private const int MinGuessLength = 5;

    private readonly Analyzer analyzer;
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> beginnings = new(StringComparer.Ordinal);
    private readonly List<(string Folded, int Word, bool IsBeginning)> spellings = [];
    private readonly List<(int Intent, int[] Words)> phrases = [];
    private readonly string[] ids;
    private readonly int shortest = 1,
        longest;
    private int count;

    public IntentMatcher(Analyzer analyzer, IReadOnlyList<Intent> intents)
    {
        this.analyzer = analyzer;
        ids = [.. intents.Select(intent => intent.Id)];
        for (var intent = 0; intent < intents.Count; intent++)
            foreach (var phrase in intents[intent].Phrases)
                if (Read(phrase) is { Length: > 0 } read)
                    phrases.Add((intent, read));
        if (beginnings.Count > 0)
            (shortest, longest) = (beginnings.Keys.Min(word => word.Length), beginnings.Keys.Max(word => word.Length));
    }

    public bool IsEmpty => phrases.Count == 0;

    /// <summary>Whether there is an intent with this id.</summary>
    public bool Knows(string id) => Array.IndexOf(ids, id) >= 0;

    /// <param name="Id">Of the intent.</param>
    /// <param name="Share">Of the words that say something, how many its phrases have.</param>
    /// <param name="IsDenied">Whether one of the others denies something.</param>
    public readonly record struct Match(string Id, double Share, bool IsDenied);

    /// <param name="query">The query.</param>
    /// <param name="clauses">Its words as the articles know them; a word they know is not taken for a misspelt one.</param>
    /// <param name="stem">Working space.</param>
    public Match? Find(TypedQuery query, List<Clause> clauses, StemWord stem)
    {
        if (IsEmpty)
            return null;
        Span<uint> found = count <= 1024 ? stackalloc uint[count] : new uint[count];
        found.Clear();
        var (telling, negations) = Look(query, clauses, stem, found);
        if (telling == 0)
            return null;
        Span<uint> masks = ids.Length <= 64 ? stackalloc uint[ids.Length] : new uint[ids.Length];
        masks.Clear();
        foreach (var (intent, phrase) in phrases)
            masks[intent] |= Mask(phrase, found);
        var best = 0;
        for (var i = 1; i < masks.Length; i++)
            if (Weight(masks[i], telling) > Weight(masks[best], telling))
                best = i;
        var held = BitOperations.PopCount(masks[best] & telling);
        return held == 0 ? null : new(ids[best], (double)held / BitOperations.PopCount(telling), (negations & ~masks[best]) != 0);
    }

    /// <summary>
    /// Notes for each word of the phrases which words of the query stand for it; answers which say something, and which deny.
    /// </summary>
    private (uint Telling, uint Negations) Look(TypedQuery query, List<Clause> clauses, StemWord stem, Span<uint> found)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer],
            term = stackalloc char[2 * Analyzer.Buffer];
        uint all = 0,
            telling = 0,
            negations = 0;
        var at = 0;
        foreach (var token in query.Words)
        {
            if (token.Kind != TokenKind.Word)
                continue;
            if (at == MaxTokens)
                break;
            var typed = surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
            var bit = 1u << at++;
            all |= bit;
            if (analyzer.IsNegation(typed))
                negations |= bit;
            if (analyzer.IsTelling(typed))
                telling |= bit;
            var known = Note(words, term[..analyzer.Term(typed, term, stem)], found, bit);
            var folded = term[..analyzer.Fold(typed, term)];
            for (var length = Math.Min(longest, folded.Length); length >= shortest; length--)
                known |= Note(beginnings, folded[..length], found, bit);
            if (!known && folded.Length >= MinGuessLength && !IsKnown(clauses, token.Position))
                Guess(folded, found, bit);
        }
        return (telling == 0 ? all : telling, negations);
    }

    /// <summary>By the words that say something, then by all: "how is my complaint" is more than a complaint.</summary>
    private static int Weight(uint mask, uint telling) => (BitOperations.PopCount(mask & telling) << 8) + BitOperations.PopCount(mask);

    private static bool Note(Dictionary<string, int> table, ReadOnlySpan<char> word, Span<uint> found, uint bit)
    {
        if (!table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number))
            return false;
        found[number] |= bit;
        return true;
    }

    private static bool IsKnown(List<Clause> clauses, int position)
    {
        foreach (var clause in clauses)
            if (clause.IsWord && clause.Position == position)
                return clause.IsMet && clause.Correction is null;
        return false;
    }

    /// <summary>What is in no phrase and no article may be a word of a phrase with one mistake, or with two when it is long.</summary>
    private void Guess(ReadOnlySpan<char> folded, Span<uint> found, uint bit)
    {
        var limit = folded.Length >= 8 ? 2 : 1;
        foreach (var (word, number, isBeginning) in spellings)
        {
            if (word[0] != folded[0])
                continue;
            var distance = isBeginning ? EditDistance.ToPrefix(word, folded, 1) : EditDistance.Between(folded, word, limit);
            if (distance <= (isBeginning ? 1 : limit))
                found[number] |= bit;
        }
    }

    private static uint Mask(int[] phrase, ReadOnlySpan<uint> found)
    {
        uint mask = 0;
        foreach (var word in phrase)
        {
            if (found[word] == 0)
                return 0;
            mask |= found[word];
        }
        return mask;
    }

    private int[] Read(string phrase)
    {
        var text = PlainText.Clean(phrase, TypedQuery.MaxTextLength);
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        return [.. tokens.Where(token => token.Kind == TokenKind.Word).Select(token => Number(text, token)).Distinct()];
    }

    private int Number(string text, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer],
            term = stackalloc char[2 * Analyzer.Buffer];
        surface = surface[..analyzer.Surface(text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        var isBeginning = token.End < text.Length && text[token.End] == '*';
        var folded = term[..analyzer.Fold(surface, term)].ToString();
        var key = isBeginning ? folded : term[..analyzer.Term(surface, term, new StemWord())].ToString();
        var table = isBeginning ? beginnings : words;
        if (table.TryGetValue(key, out var known))
            return known;
        if (folded.Length >= MinGuessLength)
            spellings.Add((folded, count, isBeginning));
        return table[key] = count++;
    }
}
