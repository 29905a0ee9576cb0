namespace Portal.Web.Help.Content;

/// <summary>Something in a content file that should be put right.</summary>
/// <param name="File">The path inside the content folder.</param>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Message">What is wrong, in English: it is read by whoever edits the file.</param>
/// <param name="Blocks">The file cannot be published like this.</param>
public sealed record Diagnostic(string File, int Line, string Message, bool Blocks = false)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Collects the faults of one file.</summary>
internal sealed class DiagnosticList(string file)
{
    private readonly List<Diagnostic> faults = [];

    public IReadOnlyList<Diagnostic> All => faults;

    public bool Blocks => faults.Exists(f => f.Blocks);

    public void Add(int line, string message) => faults.Add(new Diagnostic(file, line, message));

    public void Block(int line, string message) => faults.Add(new Diagnostic(file, line, message, Blocks: true));
}
