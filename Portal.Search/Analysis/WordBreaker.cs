namespace Portal.Search.Analysis;

/// <summary>
/// Finds the words of a text. Numbers keep their points ("192.168.1.1", "2,4"), joined names come whole and in pieces ("FRITZ!Box",
/// "802.11ax"). The same text always gives the same tokens and positions, so that a passage can be marked from the index.
/// </summary>
internal sealed class WordBreaker(bool catalan)
{
    private const int MaxTokenLength = 64;
    private const int MaxPieces = 6;

    /// <summary>Adds the tokens of the text, positions counted from `position`; answers the position after the last word.</summary>
    public int Break(ReadOnlySpan<char> text, int position, List<Token> into)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (CharClasses.IsWord(text[at]))
                (at, position) = Chain(text, at, position, into);
            else
                at++;
        }
        return position;
    }

    /// <summary>The end of the word that begins at a place.</summary>
    public int EndOf(ReadOnlySpan<char> text, int start) => Math.Min(PieceEnd(text, start), start + MaxTokenLength);

    private (int At, int Position) Chain(ReadOnlySpan<char> text, int start, int position, List<Token> into)
    {
        int first = position,
            at = start,
            pieces = 0;
        while (true)
        {
            var end = PieceEnd(text, at);
            AddPiece(text, at, end, position++, into);
            pieces++;
            if (end + 1 >= text.Length || CharClasses.Get(text[end]) != CharClass.Joiner || !CharClasses.IsWord(text[end + 1]))
            {
                if (pieces is > 1 and <= MaxPieces && end - start <= MaxTokenLength)
                    into.Add(new(start, end - start, first, TokenKind.Whole));
                return (end, position);
            }
            at = end + 1;
        }
    }

    private int PieceEnd(ReadOnlySpan<char> text, int at)
    {
        while (++at < text.Length)
        {
            var kind = CharClasses.Get(text[at]);
            if (kind is CharClass.Letter or CharClass.Digit or CharClass.Silent)
                continue;
            if (kind == CharClass.Other || at + 1 >= text.Length || !Continues(text, at, kind))
                break;
        }
        return at;
    }

    private bool Continues(ReadOnlySpan<char> text, int at, CharClass kind)
    {
        char before = text[at - 1],
            after = text[at + 1];
        if (kind == CharClass.Inner)
            return char.IsLetter(before) && char.IsLetter(after);
        if (text[at] is '.' or ',')
            if (char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
                return true;
        return catalan && (text[at] is '.' or '-') && IsL(before) && IsL(after) && at >= 2 && char.IsLetter(text[at - 2]);
    }

    private void AddPiece(ReadOnlySpan<char> text, int start, int end, int position, List<Token> into)
    {
        if (catalan)
            start += Elision(text[start..end]);
        var length = Math.Min(end - start, MaxTokenLength);
        into.Add(new(start, length, position, TokenKind.Word));
        if (text.Slice(start, length).ContainsAnyInRange('0', '9'))
            AddParts(text.Slice(start, length), start, position, into);
    }

    /// <summary>The length of an elided article or pronoun: "l'encaminador" is looked for as "encaminador".</summary>
    private static int Elision(ReadOnlySpan<char> piece) =>
        piece.Length > 2 && piece[1] is '\'' or '’' && "dlmnstDLMNST".Contains(piece[0]) ? 2 : 0;

    private static void AddParts(ReadOnlySpan<char> piece, int start, int position, List<Token> into)
    {
        var from = 0;
        for (var i = 1; i <= piece.Length; i++)
        {
            if (
                i < piece.Length
                && char.IsLetter(piece[i]) == char.IsLetter(piece[from])
                && (char.IsLetter(piece[from]) || IsDigit(piece[i]))
            )
                continue;
            if (i - from < piece.Length)
                into.Add(new(start + from, i - from, position, TokenKind.Part));
            if (i < piece.Length && !CharClasses.IsWord(piece[i]))
                i++;
            from = i;
        }
    }

    private static bool IsL(char c) => c is 'l' or 'L';

    private static bool IsDigit(char c) => CharClasses.Get(c) == CharClass.Digit;
}
