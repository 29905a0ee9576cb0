namespace Portal.Web.Provider.Import;

/// <summary>Something in a file that should be put right.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Column">The name of the column; empty when the whole line or file is meant.</param>
/// <param name="Message">What is wrong, in English: it is read by whoever made the file.</param>
public sealed record Diagnostic(string File, int Line, string Column, string Message)
{
    public override string ToString() => Column.Length == 0 ? $"{File}:{Line}: {Message}" : $"{File}:{Line}: {Column}: {Message}";
}

/// <summary>Collects faults: all are counted, and as many kept as anybody reads.</summary>
internal sealed class DiagnosticList
{
    private const int MaxCount = 1000;

    private readonly HashSet<Diagnostic> faults = [];

    public int Count { get; private set; }

    /// <summary>File by file, in the order of the lines.</summary>
    public IReadOnlyList<Diagnostic> All => [.. faults.GroupBy(f => f.File).SelectMany(f => f.OrderBy(l => l.Line))];

    public void Add(SourceLocation place, string column, string message) => Add(place.File, place.Line, column, message);

    public void Add(string file, int line, string column, string message)
    {
        var fault = new Diagnostic(file, line, column, message);
        if (faults.Contains(fault))
            return; // a number that others hang on is read with each of them
        Count++;
        if (faults.Count < MaxCount)
            faults.Add(fault);
    }
}
