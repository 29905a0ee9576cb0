using CsvHelper;

namespace Portal.Web.Provider.Import;

/// <summary>Reads CSV by RFC 4180 with a line of column names; comma, semicolon or tab between the fields.</summary>
internal static class CsvFile
{
    private const int MaxLineLength = 64 * 1024;

    private static readonly string TooLong = $"longer than {MaxLineLength / 1024} kB: is a quote missing?";

    private const int MaxRecordSize = 1024 * 1024;

    public static IReadOnlyList<ImportRow> Read(string file, byte[] text, DiagnosticList faults)
    {
        using var csv = CsvReader.Create(text, OptionsOf(file, faults));
        return [.. Rows(file, csv, faults).Take(SourceFile.MaxRows + 1)];
    }

    /// <summary>The same of a file of any size: what was read is not kept.</summary>
    public static IEnumerable<ImportRow> Read(string file, Stream text, DiagnosticList faults)
    {
        using var csv = CsvReader.Create(text, OptionsOf(file, faults), leaveOpen: true);
        foreach (var row in Rows(file, csv, faults))
            yield return row;
    }

    /// <summary>What a file is about, by its first line; null when its columns do not tell.</summary>
    public static RowKind? KindOf(Stream text)
    {
        var faults = new DiagnosticList();
        using var csv = CsvReader.Create(text, OptionsOf("", faults), leaveOpen: true);
        return HasHeader("", csv, faults) ? Columns.KindOf(NamedColumns(csv.Headers)) : null;
    }

    private static CsvReaderOptions OptionsOf(string file, DiagnosticList faults) =>
        new()
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MaxRecordSize = MaxRecordSize,
            OnMalformedRecord = record => faults.Add(file, (int)record.LineNumber, "", Describe(record.Reason)),
        };

    private static IEnumerable<ImportRow> Rows(string file, CsvReader csv, DiagnosticList faults)
    {
        if (!HasHeader(file, csv, faults))
            yield break;
        var columns = NamedColumns(csv.Headers);
        if (KindOf(file, columns, faults) is not { } kind)
            yield break;
        while (HasNext(file, csv, faults))
            if (RowOf(csv, new ImportRow(file, (int)csv.LineNumber, kind), columns, faults) is { } row)
                yield return row;
    }

    private static bool HasHeader(string file, CsvReader csv, DiagnosticList faults) =>
        Try(
            file,
            () =>
            {
                csv.ReadHeader();
                return csv.Headers.Count > 0;
            },
            faults
        );

    private static bool HasNext(string file, CsvReader csv, DiagnosticList faults) => Try(file, csv.Read, faults);

    // A quote that is never closed makes one record of the rest of the file.
    private static bool Try(string file, Func<bool> read, DiagnosticList faults)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException error)
        {
            faults.Add(file, (int)Math.Max(1, error.LineNumber), "", TooLong);
            return false;
        }
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
                "the first line names no columns of customers (customer, name, …), services (service, …), devices (serial, …), codes "
                    + "(customer, code), invoices (invoice, …), invoice lines (invoice, position, …), payments (reference, …), usage "
                    + "(megabytes, …) or orders (order, …)"
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

    // Null for a line that is empty or cannot be read.
    private static ImportRow? RowOf(CsvReader csv, ImportRow row, List<string> columns, DiagnosticList faults)
    {
        if (csv.RawRecord.Length > MaxLineLength)
        {
            faults.Add(row.File, row.Line, "", TooLong);
            return null;
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
            return null;
        }

        // What is missing at the end is empty: a spreadsheet leaves out the separators behind the last cell that is filled.
        for (var at = 0; at < Math.Min(columns.Count, csv.FieldCount); at++)
            if (csv.GetString(at).Trim() is { Length: > 0 } text)
                row.Add(new Cell(columns[at], text, row.Line));
        return row.IsEmpty ? null : row; // spreadsheets leave lines of bare separators behind
    }

    private static string Describe(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed",
            _ => "a quote inside a field: the field belongs in quotes, and each quote in it is written twice",
        };
}
