namespace Portal.Search.Querying;

/// <summary>A term a word of the query is looked for by, and what it counts, 1 being the word itself.</summary>
internal readonly record struct Alternative(int Term, double Weight);

/// <summary>One word of the query with everything that counts as it.</summary>
internal sealed record Clause
{
    /// <summary>The words of a clause stand beside it in proximity and phrases; wholes and parts only add to the score.</summary>
    public required bool IsWord { get; init; }

    /// <summary>The place of the word in the query.</summary>
    public required int Position { get; init; }

    /// <summary>The surface that was typed, or -1 when it is in no article in just this form.</summary>
    public int Surface { get; init; } = -1;

    /// <summary>
    /// How rare the word is: ln(1 + (N - n + 0.5) / (n + 0.5)) of its best alternative; of an unknown word that of n = 0.
    /// </summary>
    public required double Rarity { get; init; }

    /// <summary>Best first; none when the word is unknown.</summary>
    public required Alternative[] Alternatives { get; init; }

    /// <summary>What was searched for instead of what was typed, when that is another word.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Whether the word says something: whether it stands in less than three quarters of all documents.</summary>
    public bool IsSignificant => Rarity >= 0.29;

    /// <summary>Whether it only holds the sentence together: then it weighs less, and nothing is guessed when no article has it.</summary>
    public bool IsFunctionWord { get; init; }

    /// <summary>Whether it denies something: it may be a function word, but what is asked is another thing without it.</summary>
    public bool IsNegation { get; init; }

    /// <summary>Whether the word says something of what is asked.</summary>
    public bool IsTelling => IsWord && (!IsFunctionWord || IsNegation);

    public bool IsKnown => Alternatives.Length > 0;

    /// <summary>Whether no article has it and its alternatives only look like it.</summary>
    public bool IsLike { get; init; }

    /// <summary>Whether articles have what was meant.</summary>
    public bool IsMet => IsKnown && !IsLike;
}
