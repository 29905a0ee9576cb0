using System.Globalization;
using System.Text;

namespace Portal.Web.Agents;

/// <summary>
/// Writes tables for spreadsheets. A cell that a spreadsheet would take for a formula begins
/// with an apostrophe, so that it stays the text it is.
/// </summary>
public static class Csv
{
    public static string Write(IEnumerable<IEnumerable<object?>> rows)
    {
        var text = new StringBuilder("\uFEFF"); // without it spreadsheets take UTF-8 for something else
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    public static string Cell(object? value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (text.TrimStart(' ', '\u00A0') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..])
            text = "'" + text;
        return text.IndexOfAny([',', '"', '\r', '\n', ';']) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
