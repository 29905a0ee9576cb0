namespace Portal.Search.Indexing;

/// <summary>
/// Finds the surfaces with accents by how they are typed without. Shared between copies like the tables of the vocabulary.
/// </summary>
internal sealed class AccentTable
{
    private readonly TermTable folds;
    private (int Surface, int Before)[] surfaces;
    private readonly PagedArray last;
    private int count;

    public AccentTable()
        : this(new(), new (int Surface, int Before)[16], new(), 0) { }

    private AccentTable(TermTable folds, (int Surface, int Before)[] surfaces, PagedArray last, int count) =>
        (this.folds, this.surfaces, this.last, this.count) = (folds, surfaces, last, count);

    public AccentTable Copy() => new(folds.Copy(), surfaces, last.Copy(), count);

    public void Add(ReadOnlySpan<char> folded, int surface)
    {
        var known = folds.Count;
        var fold = folds.Add(folded);
        if (count == surfaces.Length)
            Array.Resize(ref surfaces, count + (count / 2));
        surfaces[count] = (surface, fold < known ? last[fold] : -1);
        last.Set(fold, count++);
    }

    /// <summary>Adds the surfaces that are so without accents.</summary>
    public void Find(ReadOnlySpan<char> folded, List<int> into)
    {
        if (folds.Find(folded) is not (>= 0 and var fold))
            return;
        for (var at = last[fold]; at >= 0; at = surfaces[at].Before)
            into.Add(surfaces[at].Surface);
    }
}
