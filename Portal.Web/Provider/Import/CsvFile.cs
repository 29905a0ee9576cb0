using CsvHelper;

namespace Portal.Web.Provider.Import;

/// <summary>Reads CSV by RFC 4180 with a line of column names; comma, semicolon or tab between the fields.</summary>
internal static class CsvFile
{
    private const int MaxLineLength = 64 * 1024;

    public static IReadOnlyList<ImportRow> Read(string file, byte[] text, DiagnosticList faults)
    {
        using var csv = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MalformedData = CsvMalformedDataHandling.Skip,
                FieldCountMismatch = CsvFieldCountHandling.Allow,
                OnMalformedRecord = record => faults.Add(file, (int)record.LineNumber, "", Describe(record.Reason)),
            }
        );
        csv.ReadHeader();
        if (csv.Headers is not { Count: > 0 } headers)
            return [];
        var columns = NamedColumns(headers);
        if (KindOf(file, columns, faults) is not { } kind)
            return [];
        var rows = new List<ImportRow>();
        while (csv.Read() && rows.Count <= SourceFile.MaxRows)
            rows.AddRange(RowOf(csv, new ImportRow(file, (int)csv.LineNumber, kind), columns, faults));
        return rows;
    }

    // A spreadsheet writes as many separators behind the last column as somebody once typed something that far to the right.
    private static List<string> NamedColumns(IReadOnlyList<string> headers)
    {
        var columns = headers.Select(Columns.Name).ToList();
        return columns[..(columns.FindLastIndex(c => c.Length > 0) + 1)];
    }

    private static RowKind? KindOf(string file, List<string> columns, DiagnosticList faults)
    {
        if (Columns.KindOf(columns) is not { } kind)
        {
            faults.Add(
                file,
                1,
                "",
                "the first line names no columns of customers (customer, name, …), services (service, …), devices "
                    + "(serial, …) or codes (customer, code)"
            );
            return null;
        }

        var before = faults.Count;
        foreach (var missing in Columns.RequiredOf(kind).Except(columns))
            faults.Add(file, 1, missing, "this column is missing");
        if (columns.Contains(""))
            faults.Add(file, 1, "", $"column {columns.IndexOf("") + 1} has no name");
        foreach (var unknown in columns.Except(Columns.For(kind)).Where(c => c.Length > 0))
            faults.Add(file, 1, TerminalSafe.Escape(unknown), $"unknown column; known are {string.Join(", ", Columns.For(kind))}");
        foreach (var twice in columns.Where(c => c.Length > 0).GroupBy(c => c).Where(c => c.Count() > 1))
            faults.Add(file, 1, TerminalSafe.Escape(twice.Key), "this column stands there twice");
        return faults.Count == before ? kind : null;
    }

    private static IEnumerable<ImportRow> RowOf(CsvReader csv, ImportRow row, List<string> columns, DiagnosticList faults)
    {
        if (csv.RawRecord.Length > MaxLineLength)
        {
            faults.Add(row.File, row.Line, "", $"longer than {MaxLineLength / 1024} kB: is a quote missing?");
            yield break;
        }

        for (var at = columns.Count; at < csv.FieldCount; at++)
        {
            if (csv.GetString(at).AsSpan().IsWhiteSpace())
                continue;
            faults.Add(
                row.File,
                row.Line,
                "",
                "more fields than the first line has columns; a field with a separator in it belongs in quotes"
            );
            yield break;
        }

        // What is missing at the end is empty: a spreadsheet leaves out the separators behind the last cell that is filled.
        for (var at = 0; at < Math.Min(columns.Count, csv.FieldCount); at++)
            if (csv.GetString(at).Trim() is { Length: > 0 } text)
                row.Add(new Cell(columns[at], text, row.Line));
        if (!row.IsEmpty)
            yield return row; // spreadsheets leave lines of bare separators behind
    }

    private static string Describe(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed",
            _ => "a quote inside a field: the field belongs in quotes, and each quote in it is written twice",
        };
}
