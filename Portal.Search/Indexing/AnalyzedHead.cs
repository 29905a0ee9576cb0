namespace Portal.Search.Indexing;

/// <summary>What a segment keeps of a document beside its postings.</summary>
internal sealed class AnalyzedHead(AnalyzedDocument analyzed, int[] titleTerms)
{
    public Document Document { get; } = analyzed.Document;

    /// <summary>The position each field begins at, and behind the last one the end.</summary>
    public ushort[] Starts { get; } = analyzed.Starts;

    /// <summary>How many words each field has.</summary>
    public ushort[] Lengths { get; } = analyzed.Lengths;

    /// <summary>The position the text of each section begins at.</summary>
    public ushort[] Sections { get; } = analyzed.Sections;

    /// <summary>The terms of the title, each once.</summary>
    public int[] TitleTerms { get; } = titleTerms;

    public string Id => Document.Id;

    public double Popularity => double.IsNaN(Document.Popularity) ? 0 : Math.Clamp(Document.Popularity, 0, 1);
}
