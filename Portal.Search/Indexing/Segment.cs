namespace Portal.Search.Indexing;

/// <summary>
/// An immutable index over up to 65,536 documents, which are numbered in the order of their ids. A posting is 32 bits: document in the upper half,
/// impact in the lower. Positions lie apart, as differences of 7 bits a byte, each posting's preceded by its length in bytes.
/// </summary>
internal sealed class Segment
{
    public const int MostDocuments = 65_536;

    /// <summary>Every so many postings the place of their positions is noted.</summary>
    public const int SkipInterval = 4;

    public required AnalyzedHead[] Documents { get; init; }

    /// <summary>The terms that occur, ascending.</summary>
    public required int[] Terms { get; init; }

    /// <summary>Where the postings of each term begin; one more entry than terms.</summary>
    public required int[] Starts { get; init; }

    public required uint[] Postings { get; init; }

    public required byte[] Positions { get; init; }

    public required int[] Skips { get; init; }

    /// <summary>The largest impact of each term.</summary>
    public required ushort[] Largest { get; init; }

    public required TitleWords TitleWords { get; init; }

    /// <summary>For each term that stands in many documents the impacts by document, otherwise null.</summary>
    public ushort[]?[] Dense => field ??= DenseImpacts.Of(this);

    /// <summary>The averages the impacts were computed with.</summary>
    public required double[] Averages { get; init; }

    public int Count => Documents.Length;

    /// <summary>The place of a term in `Terms`, or -1.</summary>
    public int Find(int term)
    {
        var at = Terms.AsSpan().BinarySearch(term);
        return at < 0 ? -1 : at;
    }

    /// <summary>The posting of a document in the list of the term at `place`, or -1.</summary>
    public int FindPosting(int place, int document)
    {
        var list = Postings.AsSpan(Starts[place], Starts[place + 1] - Starts[place]);
        var at = list.BinarySearch((uint)document << 16);
        if (at < 0) at = ~at;
        return at < list.Length && list[at] >> 16 == document ? Starts[place] + at : -1;
    }

    /// <summary>Adds the positions of a posting, ascending.</summary>
    public void ReadPositions(int posting, List<int> into)
    {
        var at = Skips[posting / SkipInterval];
        for (var i = posting % SkipInterval; i > 0; i--)
        {
            var skipped = Varint.Read(Positions, ref at);
            at += skipped;
        }
        var end = Varint.Read(Positions, ref at);
        end += at;
        for (var position = 0; at < end;)
        {
            position += Varint.Read(Positions, ref at);
            into.Add(position);
        }
    }

    /// <summary>The same segment with impacts for other averages.</summary>
    public Segment WithAverages(double[] averages)
    {
        var postings = (uint[])Postings.Clone();
        var largest = new ushort[Terms.Length];
        ImpactWriter.Write(this, averages, postings, largest);
        return new()
        {
            Documents = Documents,
            Terms = Terms,
            Starts = Starts,
            Postings = postings,
            Positions = Positions,
            Skips = Skips,
            Largest = largest,
            TitleWords = TitleWords,
            Averages = averages,
        };
    }
}
