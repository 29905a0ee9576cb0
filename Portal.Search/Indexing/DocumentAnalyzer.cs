using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>Turns documents into numbers, adding new words to the vocabulary. Belongs to one writer.</summary>
internal sealed class DocumentAnalyzer(Vocabulary vocabulary)
{
    /// <summary>A document's words are numbered with 16 bits; what lies behind this many is not searched.</summary>
    private const int LastPosition = 65_000;

    private readonly List<Token> tokens = [];
    private readonly List<int> surfaces = [];
    private readonly List<ushort> positions = [];
    private readonly List<ushort> sections = [];
    private readonly ushort[] starts = new ushort[Fields.Count + 1];
    private readonly ushort[] lengths = new ushort[Fields.Count];
    private int position;

    public AnalyzedDocument Analyze(Document document)
    {
        surfaces.Clear();
        positions.Clear();
        sections.Clear();
        position = 0;
        Add(Field.Title, [document.Title]);
        Add(Field.Keywords, document.Keywords);
        Add(Field.Headings, document.Sections.Select(section => section.Heading));
        Add(Field.Summary, [document.Summary]);
        Add(Field.Body, document.Sections.Select(section => section.Text));
        starts[Fields.Count] = (ushort)position;
        return new()
        {
            Document = document,
            Surfaces = [.. surfaces],
            Positions = [.. positions],
            Starts = [.. starts],
            Lengths = [.. lengths],
            Sections = [.. sections],
        };
    }

    private void Add(Field field, IEnumerable<string> texts)
    {
        starts[(int)field] = (ushort)position;
        var words = 0;
        foreach (var text in texts)
        {
            if (field == Field.Body) sections.Add((ushort)position);
            if (position >= LastPosition || text.Length == 0) continue;
            var before = position;
            position = Math.Min(LastPosition, AddText(text));
            words += position - before;
            position = Math.Min(LastPosition, position + Fields.Gap);
        }
        lengths[(int)field] = (ushort)words;
    }

    private int AddText(string text)
    {
        tokens.Clear();
        var end = vocabulary.Analyzer.Break(text, position, tokens);
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        foreach (var token in tokens)
        {
            if (token.Position >= LastPosition) break;
            var length = vocabulary.Analyzer.Surface(text.AsSpan(token.Start, token.Length), token.Kind, surface);
            if (length == 0) continue;
            surfaces.Add(vocabulary.Add(surface[..length]));
            positions.Add((ushort)token.Position);
        }
        return end;
    }
}
