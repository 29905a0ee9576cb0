namespace Portal.Web.Provider.Import.Streams;

/// <summary>What is known of the rows of an import before the first of them is written.</summary>
/// <param name="files">The files, in the order their rows name them.</param>
/// <param name="faults">Receives what is wrong.</param>
internal sealed class ImportCheck(IReadOnlyList<StreamedFile> files, DiagnosticList faults) : IDisposable
{
    private const int MaxLeftOut = 1_000_000; // each is remembered until it is passed over

    private readonly HashSet<RowId> leftOut = [];
    private readonly SortedDictionary<RowKind, RowCount> counts = [];

    public DiagnosticList Faults => faults;

    /// <summary>What may be stated once.</summary>
    public KeyIndex Keys { get; } = new();

    /// <summary>Invoices with what belongs to them.</summary>
    public KeyIndex Invoices { get; } = new();

    public IReadOnlyCollection<RowCount> Counts => counts.Values;

    /// <summary>False when so many rows have faults that they cannot be left out one by one.</summary>
    public bool CanLeaveOut => leftOut.Count < MaxLeftOut;

    public bool IsLeftOut(RowId row) => leftOut.Contains(row);

    /// <summary>Counts a row; one that is left out is remembered.</summary>
    public void Count(RowId row, RowOutcome outcome)
    {
        CountOf(row.Kind).Add(outcome, 1);
        if (outcome == RowOutcome.LeftOut)
            Remember(row);
    }

    /// <summary>Leaves a row out that was counted before.</summary>
    public void LeaveOut(in KeyEntry entry)
    {
        if (entry.Outcome == RowOutcome.LeftOut || !Remember(entry.Row))
            return;
        CountOf(entry.Kind).Add(entry.Outcome, -1);
        CountOf(entry.Kind).Add(RowOutcome.LeftOut, 1);
    }

    /// <summary>Says what is wrong with a row, and leaves it out.</summary>
    public void Refuse(in StreamRow row, string column, string message)
    {
        faults.Add(row.Row.PlaceOf(column), column, message);
        Count(row.Id, RowOutcome.LeftOut);
    }

    /// <summary>The same of a row that was put aside.</summary>
    public void Refuse(in KeyEntry entry, string column, string message)
    {
        faults.Add(files[entry.File].Path, entry.Line, column, message);
        LeaveOut(entry);
    }

    /// <summary>Where a row stands that was put aside.</summary>
    public string PlaceOf(in KeyEntry entry) => $"{files[entry.File].Path}:{entry.Line}";

    public void Dispose()
    {
        Keys.Dispose();
        Invoices.Dispose();
    }

    private RowCount CountOf(RowKind kind)
    {
        if (!counts.TryGetValue(kind, out var count))
            counts[kind] = count = new() { What = Columns.Many(kind) };
        return count;
    }

    private bool Remember(RowId row) => leftOut.Count >= MaxLeftOut || leftOut.Add(row);
}
