namespace Portal.Web.Provider.Import;

/// <summary>What a line of a file is about.</summary>
internal enum RowKind
{
    Customer,
    Service,
    Device,
    Code,
    Availability,
    Invoice,
    InvoiceLine,
    Payment,
    Usage,
    Order,
}

/// <summary>A value, its column and the line it stands on.</summary>
internal readonly record struct Cell(string Column, string Text, int Line);

/// <summary>Where something is stated.</summary>
internal sealed record SourceLocation(string File, int Line);

/// <summary>One thing a file says something about: a line of a CSV file, or an object of a JSON file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Parent">In JSON: the object it stands in, whose customer or service it belongs to.</param>
internal sealed record ImportRow(string File, int Line, RowKind Kind, ImportRow? Parent = null)
{
    private readonly List<Cell> cells = []; // a dictionary would take twice the memory, and there are at most a dozen

    /// <summary>True for a service of a JSON file that has a list of devices, be it an empty one.</summary>
    public bool ListsDevices { get; set; }

    public bool IsEmpty => cells.Count == 0;

    /// <summary>False when the column has a cell already.</summary>
    public bool Add(Cell cell)
    {
        if (cells.Exists(c => c.Column == cell.Column))
            return false;
        cells.Add(cell);
        return true;
    }

    /// <summary>The cell of a column; null when it is absent or empty.</summary>
    public Cell? Find(string column)
    {
        foreach (var cell in cells)
            if (cell.Column == column && cell.Text.Length > 0)
                return cell;
        return Columns.IsKey(column) ? Parent?.Find(column) : null;
    }

    /// <summary>Where the cell of a column stands, or should.</summary>
    public SourceLocation PlaceOf(string column) => new(File, Find(column)?.Line ?? Line);
}
