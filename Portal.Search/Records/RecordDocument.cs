using System.Buffers.Binary;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using Portal.Search.Analysis;
using Field = Lucene.Net.Documents.Field;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Portal.Search.Records;

/// <summary>Turns records into documents of the index, one after the other. Belongs to one thread at a time.</summary>
internal sealed class RecordDocument : IDisposable
{
    public const int ValueBytes = 16;

    private const int TextGap = 8;
    private const int MaxWeight = 8;
    private const int MaxPosition = 1_000_000;

    private readonly Dictionary<string, (TermListStream Stream, Field Field)> texts = [];
    private readonly TermListStream exact = new();
    private readonly TermListStream names = new();
    private readonly TermListStream starts = new();
    private readonly TermListStream codes = new();
    private readonly List<Token> tokens = [];
    private readonly List<(int Position, string Term)> words = [];
    private readonly byte[] values = new byte[ValueBytes];

    /// <summary>The document of a record; valid until the next one is asked for.</summary>
    public LuceneDocument Of(IndexRecord record)
    {
        var document = new LuceneDocument
        {
            new StringField(RecordFields.Identity, $"{record.Kind}:{record.Id}", Lucene.Net.Documents.Field.Store.NO),
        };
        AddTexts(document, record.Texts);
        AddNames(document, record.Names);
        codes.Clear();
        var position = 0;
        foreach (var code in record.Codes)
            position = CodeText.AddTo(codes, code, position);
        Add(document, RecordFields.Codes, codes, RecordFields.Places);
        exact.Clear();
        exact.Add(RecordFields.ExactTerm(RecordFields.Kind, record.Kind), 0);
        foreach (var field in record.Fields)
            exact.Add(RecordFields.ExactTerm(field.Name, field.Value), 0);
        Add(document, RecordFields.Exact, exact, RecordFields.Terms);
        document.Add(new BinaryDocValuesField(RecordFields.Values, Values(record)));
        return document;
    }

    public void Dispose()
    {
        foreach (var stream in texts.Values.Select(text => text.Stream).Concat([exact, names, starts, codes]))
            stream.Dispose();
    }

    private void AddTexts(LuceneDocument document, IReadOnlyList<RecordText> added)
    {
        foreach (var group in added.GroupBy(text => CachedAnalyzer.For(text.Language)))
        {
            var (stream, field) = StreamOf(group.Key.Language);
            stream.Clear();
            var position = 0;
            foreach (var text in group)
                position = AddText(stream, group.Key, text, position) + TextGap;
            if (!stream.IsEmpty)
                document.Add(field);
        }
    }

    /// <summary>
    /// A word of a text that weighs more stands in its place more than once: it counts so often, and the text is no longer.
    /// </summary>
    private int AddText(TermListStream stream, CachedAnalyzer analyzer, RecordText text, int position)
    {
        var clean = PlainText.Clean(text.Text);
        tokens.Clear();
        words.Clear();
        var end = analyzer.Break(clean, position, tokens);
        foreach (var token in tokens)
            if (token.Position < MaxPosition && (token.Kind != TokenKind.Part || char.IsLetter(clean[token.Start])))
                words.Add((token.Position, analyzer.TermOf(clean.AsSpan(token.Start, token.Length), token.Kind)));
        words.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        var times = double.IsNaN(text.Weight) ? 1 : (int)Math.Round(Math.Clamp(text.Weight, 1, MaxWeight));
        foreach (var (at, term) in words)
            for (var i = 0; i < times; i++)
                stream.Add(term, at);
        return end;
    }

    private void AddNames(LuceneDocument document, IReadOnlyList<string> added)
    {
        names.Clear();
        starts.Clear();
        foreach (var name in added)
            NameText.AddTo(names, starts, PlainText.Clean(name), tokens);
        Add(document, RecordFields.Names, names, RecordFields.Terms);
        Add(document, RecordFields.NameStarts, starts, RecordFields.Terms);
    }

    private (TermListStream Stream, Field Field) StreamOf(string language)
    {
        if (texts.TryGetValue(language, out var made))
            return made;
        var stream = new TermListStream();
        return texts[language] = (stream, new(RecordFields.TextOf(language), stream, RecordFields.Text));
    }

    private BytesRef Values(IndexRecord record)
    {
        BinaryPrimitives.WriteInt64LittleEndian(values, record.Id);
        BinaryPrimitives.WriteUInt32LittleEndian(values.AsSpan(8), Seconds(record.OpenedAt));
        BinaryPrimitives.WriteUInt32LittleEndian(values.AsSpan(12), Seconds(record.ChangedAt));
        return new(values);
    }

    /// <summary>Seconds since 1970; what lies outside of 1970 to 2106 is moved to the nearest.</summary>
    public static uint Seconds(DateTimeOffset time) => (uint)Math.Clamp(time.ToUnixTimeSeconds(), 0, uint.MaxValue);

    private static void Add(LuceneDocument document, string name, TermListStream stream, FieldType type)
    {
        if (!stream.IsEmpty)
            document.Add(new Field(name, stream, type));
    }
}
