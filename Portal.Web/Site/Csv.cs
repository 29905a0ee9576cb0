using CsvHelper;

namespace Portal.Web.Site;

/// <summary>Writes tables for spreadsheets: what a spreadsheet would take for a formula stays the text it is.</summary>
public static class Csv
{
    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true, // without it spreadsheets take UTF-8 for something else
        // Where commas stand in numbers a cell ends there, and the rest could be a formula.
        ShouldQuote = (field, _, _, _) => field.Contains(';'),
    };

    public static byte[] Write(IEnumerable<IEnumerable<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(cell is string text ? Escaped(text) : cell);
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    // The library looks at the first character, and knows those of ASCII; spreadsheets skip spaces and read wide characters too.
    private static string Escaped(string text)
    {
        var trimmed = text.TrimStart(' ', '\u00A0', '\n');
        return trimmed is ['＝' or '＋' or '－' or '＠', ..] ? "'" + trimmed : trimmed;
    }
}
