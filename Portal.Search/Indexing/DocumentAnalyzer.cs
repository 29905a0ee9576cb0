using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>Turns documents into numbers, adding new words to the vocabulary. Belongs to one writer.</summary>
internal sealed class DocumentAnalyzer(Vocabulary vocabulary)
{
    /// <summary>A document's words are numbered with 16 bits; what lies behind this many is not searched.</summary>
    private const int LastPosition = 65_000;

    private readonly List<Token> tokens = [];
    private readonly List<int> words = [];
    private readonly List<byte> steps = [];
    private readonly List<(ushort Position, int Surface)> extras = [];
    private readonly List<ushort> sections = [];
    private readonly ushort[] starts = new ushort[Fields.Count + 1];
    private readonly ushort[] lengths = new ushort[Fields.Count];

    public AnalyzedDocument Analyze(Document document)
    {
        words.Clear();
        steps.Clear();
        extras.Clear();
        sections.Clear();
        Add(Field.Title, [document.Title]);
        Add(Field.Keywords, document.Keywords);
        Add(Field.Headings, document.Sections.Select(section => section.Heading));
        Add(Field.Summary, [document.Summary]);
        Add(Field.Body, document.Sections.Select(section => section.Text));
        starts[Fields.Count] = (ushort)words.Count;
        extras.Sort();
        return new()
        {
            Id = document.Id,
            Topic = document.Topic,
            Popularity = double.IsNaN(document.Popularity) ? 0 : (float)Math.Clamp(document.Popularity, 0, 1),
            Text = PackedText.Pack(document),
            Words = [.. words],
            Steps = [.. steps],
            Extras = [.. extras],
            Layout = [.. starts, .. lengths, .. sections],
        };
    }

    private void Add(Field field, IEnumerable<string> texts)
    {
        starts[(int)field] = (ushort)words.Count;
        var count = 0;
        foreach (var text in texts)
        {
            if (field == Field.Body)
                sections.Add((ushort)words.Count);
            if (words.Count >= LastPosition || text.Length == 0)
                continue;
            count += AddText(text);
            Fill(Math.Min(LastPosition, words.Count + Fields.Gap));
        }
        lengths[(int)field] = (ushort)count;
    }

    private int AddText(string text)
    {
        tokens.Clear();
        var start = words.Count;
        var end = Math.Min(LastPosition, vocabulary.Analyzer.Break(text, start, tokens));
        Fill(end);
        var before = 0;
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        foreach (var token in tokens)
        {
            if (token.Position >= LastPosition)
                break;
            if (token.Kind == TokenKind.Word)
            {
                steps[token.Position] = (byte)Math.Min(byte.MaxValue, token.Start - before);
                before = token.Start;
            }
            var length = vocabulary.Analyzer.Surface(text.AsSpan(token.Start, token.Length), token.Kind, surface);
            if (length == 0)
                continue;
            var number = vocabulary.Add(surface[..length]);
            if (token.Kind == TokenKind.Word)
                words[token.Position] = number;
            else
                extras.Add(((ushort)token.Position, number));
        }
        return end - start;
    }

    private void Fill(int end)
    {
        for (; words.Count < end; words.Add(-1))
            steps.Add(0);
    }
}
