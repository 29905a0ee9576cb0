using System.Text;

namespace Portal.Search.Indexing;

/// <summary>What a segment keeps of its documents beside their words, in a few flat arrays.</summary>
internal sealed class StoredDocuments
{
    private readonly string[] ids;
    private readonly ushort[] topics;
    private readonly string[] topicNames;
    private readonly float[] popularity;
    private readonly ushort[] layouts;
    private readonly int[] layoutStarts;
    private readonly byte[] texts;
    private readonly int[] textStarts;

    public StoredDocuments(IReadOnlyList<AnalyzedDocument> documents)
    {
        var names = new Dictionary<string, ushort>(StringComparer.Ordinal);
        (ids, topics, popularity) = (new string[documents.Count], new ushort[documents.Count], new float[documents.Count]);
        (layoutStarts, textStarts) = (new int[documents.Count + 1], new int[documents.Count + 1]);
        for (var d = 0; d < documents.Count; d++)
        {
            (ids[d], popularity[d]) = (documents[d].Id, documents[d].Popularity);
            if (!names.TryGetValue(documents[d].Topic, out topics[d]))
                names[documents[d].Topic] = topics[d] = (ushort)names.Count;
            layoutStarts[d + 1] = layoutStarts[d] + documents[d].Layout.Length;
            textStarts[d + 1] = textStarts[d] + documents[d].Text.Length;
        }
        topicNames = [.. names.Keys];
        (layouts, texts) = (new ushort[layoutStarts[^1]], new byte[textStarts[^1]]);
        for (var d = 0; d < documents.Count; d++)
        {
            documents[d].Layout.CopyTo(layouts, layoutStarts[d]);
            documents[d].Text.CopyTo(texts, textStarts[d]);
        }
    }

    public int Count => ids.Length;

    public string Id(int document) => ids[document];

    public string Topic(int document) => topicNames[topics[document]];

    /// <summary>From 0 to 1.</summary>
    public float Popularity(int document) => popularity[document];

    public Layout Layout(int document) => new(PackedLayout(document));

    public PackedText Text(int document) => new(PackedBytes(document));

    public string Title(int document) => Encoding.UTF8.GetString(Text(document).Title);

    public List<string> Keywords(int document) => Text(document).Keywords(Layout(document).Sections.Length);

    public AnalyzedDocument Analyzed(int document, byte[] steps, (int[] Words, (ushort Position, int Surface)[] Extras) unpacked) =>
        new()
        {
            Id = Id(document),
            Topic = Topic(document),
            Popularity = Popularity(document),
            Text = [.. PackedBytes(document)],
            Layout = [.. PackedLayout(document)],
            Words = unpacked.Words,
            Steps = steps,
            Extras = unpacked.Extras,
        };

    private ReadOnlySpan<byte> PackedBytes(int document) =>
        texts.AsSpan(textStarts[document], textStarts[document + 1] - textStarts[document]);

    private ReadOnlySpan<ushort> PackedLayout(int document) =>
        layouts.AsSpan(layoutStarts[document], layoutStarts[document + 1] - layoutStarts[document]);
}
