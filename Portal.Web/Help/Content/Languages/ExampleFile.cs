namespace Portal.Web.Help.Content.Languages;

/// <summary>A row of examples.md.</summary>
/// <param name="Kind">The heading above the table.</param>
/// <param name="Given">A query or a word.</param>
/// <param name="Expected">The key of an article or a stem.</param>
/// <param name="Line">Where it is written, for faults.</param>
internal sealed record Example(string Kind, string Given, string Expected, int Line);

/// <summary>
/// languages/&lt;language&gt;/examples.md: what customers type and what they must find. Everything that is no table is for people.
/// </summary>
internal sealed class ExampleFile
{
    /// <summary>What is expected of a query that has no answer here at all.</summary>
    public const string Nothing = "nothing";

    private const int MaxLength = 256;

    private static readonly (string, string) Queries = ("query", "article");
    private static readonly (string, string) Missed = ("not yet found", "article");
    private static readonly (string, string) PageQueries = ("query", "page");
    private static readonly (string, string) Words = ("word", "stem");

    private readonly Dictionary<(string, string), List<Example>> tables = new()
    {
        [Queries] = [],
        [Missed] = [],
        [PageQueries] = [],
        [Words] = [],
    };

    /// <summary>The article must be found first.</summary>
    public IReadOnlyList<Example> Found => tables[Queries];

    /// <summary>The article should be found first and is not; as soon as it is, the row moves up.</summary>
    public IReadOnlyList<Example> NotYetFound => tables[Missed];

    /// <summary>
    /// No article answers it: the page of an intent must stand first, or, for <see cref="Nothing"/>, the search must say that nothing fits.
    /// </summary>
    public IReadOnlyList<Example> Pages => tables[PageQueries];

    /// <summary>Words and their stems.</summary>
    public IReadOnlyList<Example> Stems => tables[Words];

    public static ExampleFile Parse(string text, DiagnosticList faults)
    {
        var file = new ExampleFile();
        var (kind, line) = ("", 0);
        List<Example>? table = null;
        var wasRow = false;
        foreach (var written in text.TrimStart('\uFEFF').Split('\n').Select(row => row.Trim()))
        {
            line++;
            var isRow = written.StartsWith('|');
            if (written.StartsWith('#'))
                kind = written.TrimStart('#').Trim();
            if (isRow && !wasRow)
                table = file.TableOf(written, line, faults);
            else if (isRow && table is not null && !IsRule(written))
                Add(table, written, kind, line, faults);
            wasRow = isRow;
        }

        file.CheckTwice([.. file.Found, .. file.NotYetFound, .. file.Pages], faults);
        return file;
    }

    private List<Example>? TableOf(string header, int line, DiagnosticList faults)
    {
        if (Cells(header) is [var left, var right] && tables.TryGetValue((left, right), out var table))
            return table;
        faults.Add(line, "a table begins with " + string.Join(" or ", tables.Keys.Select(key => $"| {key.Item1} | {key.Item2} |")));
        return null;
    }

    private static void Add(List<Example> table, string row, string kind, int line, DiagnosticList faults)
    {
        if (Cells(row) is not [{ Length: > 0 } given, { Length: > 0 } expected])
            faults.Add(line, "a row has two cells, and neither is empty");
        else if (given.Length > MaxLength)
            faults.Add(line, $"a text of {given.Length} characters, at most {MaxLength} are allowed");
        else
            table.Add(new(kind, given, expected, line));
    }

    private void CheckTwice(IEnumerable<Example> queries, DiagnosticList faults)
    {
        foreach (var same in queries.GroupBy(example => PhraseReader.Same(example.Given)))
        foreach (var second in same.Skip(1))
            faults.Add(second.Line, $"{second.Given} stands already on line {same.First().Line}");
        foreach (var same in Stems.GroupBy(example => example.Given))
        foreach (var second in same.Skip(1))
            faults.Add(second.Line, $"{second.Given} stands already on line {same.First().Line}");
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static bool IsRule(string row) => row.All(c => c is '|' or '-' or ':' or ' ');
}
