using CsvHelper;

namespace Portal.Web.Provider.Import;

/// <summary>Reads CSV by RFC 4180 with a line of column names; comma, semicolon or tab between the fields.</summary>
internal static class CsvFile
{
    private const int LongestLine = 64 * 1024;

    public static IReadOnlyList<Row> Read(string file, byte[] text, FaultList faults)
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Skip, FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => faults.Add(file, (int)record.LineNumber, "", Words(record.Reason)),
        });
        csv.ReadHeader();
        if (csv.Headers is not { Count: > 0 } headers) return [];
        var columns = headers.Select(Columns.Name).ToList();
        if (KindOf(file, columns, faults) is not { } kind) return [];
        var rows = new List<Row>();
        while (csv.Read() && rows.Count <= SourceFile.MostRows) rows.AddRange(RowOf(csv, new Row(file, (int)csv.LineNumber, kind), columns, faults));
        return rows;
    }

    private static RowKind? KindOf(string file, List<string> columns, FaultList faults)
    {
        if (Columns.KindOf(columns) is not { } kind)
        {
            faults.Add(file, 1, "", "the first line names no columns of customers (customer, name, …), services (service, …), devices (serial, …) or codes (customer, code)");
            return null;
        }

        var before = faults.Count;
        foreach (var missing in Columns.RequiredOf(kind).Except(columns)) faults.Add(file, 1, missing, "this column is missing");
        foreach (var unknown in columns.Except(Columns.Of(kind))) faults.Add(file, 1, Shown.Of(unknown), $"unknown column; known are {string.Join(", ", Columns.Of(kind))}");
        foreach (var twice in columns.GroupBy(c => c).Where(c => c.Count() > 1)) faults.Add(file, 1, Shown.Of(twice.Key), "this column stands there twice");
        return faults.Count == before ? kind : null;
    }

    private static IEnumerable<Row> RowOf(CsvReader csv, Row row, List<string> columns, FaultList faults)
    {
        if (csv.RawRecord.Length > LongestLine)
        {
            faults.Add(row.File, row.Line, "", $"longer than {LongestLine / 1024} kB: is a quote missing?");
            yield break;
        }

        for (var at = 0; at < columns.Count; at++)
            if (csv.GetString(at).Trim() is { Length: > 0 } text) row.Add(new Cell(columns[at], text, row.Line));
        if (!row.IsEmpty) yield return row; // spreadsheets leave lines of bare separators behind
    }

    private static string Words(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed",
        CsvMalformedReason.FieldCountMismatch => "not as many fields as the first line has columns; a field with a separator in it belongs in quotes",
        _ => "a quote inside a field: the field belongs in quotes, and each quote in it is written twice",
    };
}
