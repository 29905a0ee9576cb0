namespace Portal.Search.Analysis;

/// <summary>How a token came out of the text.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word of its own.</summary>
    Word,

    /// <summary>Joined words taken as one: "fritzbox" beside "fritz" and "box".</summary>
    Whole,

    /// <summary>A piece of a word with digits: "802.11" and "ax" beside "802.11ax".</summary>
    Part,
}

/// <summary>A stretch of text that is searched for; positions count words, so that a whole and its first word share one.</summary>
internal readonly record struct Token(int Start, int Length, int Position, TokenKind Kind)
{
    public int End => Start + Length;
}
