namespace Portal.Web.Provider.Import;

/// <summary>What a line of a file is about.</summary>
internal enum RowKind
{
    Customer,
    Service,
    Device,
    Code,
}

/// <summary>A value and the line it stands on.</summary>
internal sealed record Cell(string Text, int Line);

/// <summary>One thing a file says something about: a line of a CSV file, or an object of a JSON file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Parent">In JSON: the object it stands in, whose customer or service it belongs to.</param>
internal sealed record Row(string File, int Line, RowKind Kind, Row? Parent = null)
{
    public Dictionary<string, Cell> Cells { get; } = new(StringComparer.Ordinal);

    /// <summary>True for a service of a JSON file that has a list of devices, be it an empty one.</summary>
    public bool ListsDevices { get; set; }

    /// <summary>The cell of a column; null when it is absent or empty.</summary>
    public Cell? Find(string column) => Cells.GetValueOrDefault(column) is { Text.Length: > 0 } cell ? cell : Columns.IsKey(column) ? Parent?.Find(column) : null;
}
