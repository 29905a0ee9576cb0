namespace Portal.Web.Provider.Import.Streams;

/// <summary>A row and where it stands among those of its kind: the same in every reading of the file.</summary>
/// <param name="File">Which of the files, from 0.</param>
/// <param name="Number">Which row of its kind in the file, from 0.</param>
/// <param name="Row">What it says.</param>
internal readonly record struct StreamRow(int File, long Number, ImportRow Row)
{
    /// <summary>Names the row among all of an import.</summary>
    public RowId Id => new(File, Row.Kind, Number);
}

/// <summary>Which row of which file.</summary>
internal readonly record struct RowId(int File, RowKind Kind, long Number);

/// <summary>Rows that are dealt with together, in one transaction when they are written.</summary>
/// <param name="Kind">What they are about.</param>
/// <param name="Rows">At least one.</param>
internal sealed record Portion(RowKind Kind, IReadOnlyList<StreamRow> Rows)
{
    /// <summary>All rows of a file in portions of one kind each.</summary>
    public static IEnumerable<Portion> Of(IEnumerable<ImportRow> rows, int file, int size)
    {
        var open = new Dictionary<RowKind, List<StreamRow>>();
        var counts = new Dictionary<RowKind, long>();
        foreach (var row in rows)
        {
            if (!open.TryGetValue(row.Kind, out var some))
                open[row.Kind] = some = new(size);
            var number = counts.GetValueOrDefault(row.Kind);
            counts[row.Kind] = number + 1;
            some.Add(new(file, number, row));
            if (some.Count < size)
                continue;
            yield return new(row.Kind, some);
            open.Remove(row.Kind);
        }

        foreach (var (kind, rest) in open)
            yield return new(kind, rest);
    }
}
