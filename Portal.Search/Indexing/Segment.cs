namespace Portal.Search.Indexing;

/// <summary>
/// An immutable index over up to 65,536 documents, which are numbered in the order of their ids. A posting is 32 bits: document in the
/// upper half, impact in the lower. Positions are in the forward index.
/// </summary>
internal sealed class Segment
{
    public const int MaxDocuments = 65_536;

    public required StoredDocuments Documents { get; init; }

    public required ForwardIndex Forward { get; init; }

    public required PostingLists Lists { get; init; }

    public required TitleTerms TitleTerms { get; init; }

    public required TitleWords TitleWords { get; init; }

    /// <summary>The averages the impacts were computed with.</summary>
    public required double[] Averages { get; init; }

    public int Count => Documents.Count;

    /// <summary>Writes a segment of documents in the order of their ids, at most as many as a segment holds.</summary>
    public static Segment Write(IReadOnlyList<AnalyzedDocument> documents, Vocabulary vocabulary, double[] averages)
    {
        var stored = new StoredDocuments(documents);
        var forward = new ForwardIndex(documents);
        return new()
        {
            Documents = stored,
            Forward = forward,
            Lists = new PostingWriter(vocabulary, averages).Write(forward, stored),
            TitleTerms = new(documents, vocabulary),
            TitleWords = new(documents, vocabulary),
            Averages = averages,
        };
    }

    /// <summary>The same segment with impacts for other averages.</summary>
    public Segment WithAverages(double[] averages, Vocabulary vocabulary) =>
        new()
        {
            Documents = Documents,
            Forward = Forward,
            Lists = new PostingWriter(vocabulary, averages).Write(Forward, Documents),
            TitleTerms = TitleTerms,
            TitleWords = TitleWords,
            Averages = averages,
        };

    /// <summary>A document as it was analysed.</summary>
    public AnalyzedDocument Analyzed(int document) => Documents.Analyzed(document, [.. Forward.Steps(document)], Forward.Unpack(document));
}
