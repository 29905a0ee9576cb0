using System.Text;
using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>A text of a document that is to be shown, and where its words begin. Reused from text to text.</summary>
internal sealed class DisplayText
{
    private readonly List<Token> tokens = [];
    private char[] text = new char[2048];
    private int[] starts = new int[512];
    private int length;
    private int words;
    private Analyzer? analyzer;

    public ReadOnlySpan<char> Text => text.AsSpan(0, length);

    /// <summary>How many words it has.</summary>
    public int Words => words;

    /// <summary>Takes a text, given the steps of its words in the forward index.</summary>
    public void Load(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> steps, Analyzer language)
    {
        analyzer = language;
        if (text.Length < bytes.Length)
            text = new char[2 * bytes.Length];
        length = Encoding.UTF8.GetChars(bytes, text);
        if (starts.Length < steps.Length)
            starts = new int[2 * steps.Length];
        words = steps.Length;
        if (steps.Contains(byte.MaxValue))
            BreakAnew();
        else
            for (int i = 0, start = 0; i < words; i++)
                starts[i] = start += steps[i];
    }

    public int Start(int word) => starts[word];

    public int End(int word) => analyzer!.EndOf(Text, starts[word]);

    /// <summary>The first word that begins at a place or behind it; the number of words when there is none.</summary>
    public int WordAt(int place)
    {
        var at = starts.AsSpan(0, words).BinarySearch(place);
        return at < 0 ? ~at : at;
    }

    /// <summary>Two words are so far apart that the step between them is not known.</summary>
    private void BreakAnew()
    {
        tokens.Clear();
        analyzer!.Break(Text, 0, tokens);
        foreach (var token in tokens)
            if (token.Kind == TokenKind.Word && token.Position < words)
                starts[token.Position] = token.Start;
    }
}
