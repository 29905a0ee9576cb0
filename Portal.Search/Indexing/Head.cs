namespace Portal.Search.Indexing;

/// <summary>What a segment keeps of a document beside its words.</summary>
internal sealed class Head(AnalyzedDocument analyzed)
{
    public Document Document { get; } = analyzed.Document;

    public Layout Layout { get; } = analyzed.Layout;

    public string Id => Document.Id;

    public string Topic => Document.Topic;

    public double Popularity => double.IsNaN(Document.Popularity) ? 0 : Math.Clamp(Document.Popularity, 0, 1);
}
