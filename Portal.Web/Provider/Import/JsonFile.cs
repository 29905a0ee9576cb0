using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Web.Provider.Import;

/// <summary>
/// Reads an array of customers, each with lists of services (each with a list of devices) and codes. Token by token and not into a tree: a
/// tree has no lines.
/// </summary>
internal sealed class JsonFile
{
    /// <summary>What is said of a file that is no JSON.</summary>
    public const string Malformed =
        "this is not well-formed JSON: a comma, quote or bracket is missing or too many, at or before this place";

    /// <summary>Objects within objects, at most.</summary>
    public const int MaxDepth = 16;

    private readonly List<ImportRow> rows = [];
    private readonly List<int> lineStarts = [0];
    private readonly string file;
    private readonly DiagnosticList faults;
    private readonly int linesBefore;

    private JsonFile(string file, ReadOnlySpan<byte> text, int linesBefore, DiagnosticList faults)
    {
        (this.file, this.faults, this.linesBefore) = (file, faults, linesBefore);
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '\n')
                lineStarts.Add(at + 1);
    }

    public static IReadOnlyList<ImportRow> Read(string file, byte[] text, DiagnosticList faults)
    {
        var json = new JsonFile(file, text, 0, faults);
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            json.Items(ref reader, RowKind.Customer, null);
            reader.Read(); // throws when something follows
        }
        catch (JsonException error)
        {
            faults.Add(file, (int)(error.LineNumber ?? 0) + 1, "", Malformed);
        }

        return json.rows;
    }

    /// <summary>One object of a larger file, with those it contains behind it.</summary>
    /// <param name="file">The file as it was named.</param>
    /// <param name="text">The object from bracket to bracket; it is well-formed.</param>
    /// <param name="linesBefore">Lines of the file before the one it begins on.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="faults">Receives what it should not say.</param>
    public static IReadOnlyList<ImportRow> ReadItem(
        string file,
        ReadOnlySpan<byte> text,
        int linesBefore,
        RowKind kind,
        DiagnosticList faults
    )
    {
        var json = new JsonFile(file, text, linesBefore, faults);
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        json.Item(ref reader, kind, null, 1);
        return json.rows;
    }

    private void Items(ref Utf8JsonReader reader, RowKind kind, ImportRow? parent)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            faults.Add(file, Line(reader), "", $"a list of {Columns.Many(kind)} in square brackets is expected here");
            reader.Skip();
            return;
        }

        for (var place = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; place++)
            Item(ref reader, kind, parent, place);
    }

    private void Item(ref Utf8JsonReader reader, RowKind kind, ImportRow? parent, int place)
    {
        var row = new ImportRow(file, Line(reader), kind, parent);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            faults.Add(file, row.Line, "", $"{Columns.One(kind)} in curly brackets is expected here");
            reader.Skip();
            return;
        }

        rows.Add(row);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Property(ref reader, row);
        if (kind == RowKind.InvoiceLine && parent is not null && row.Find("position") is null)
            row.Add(new Cell("position", place.ToString(CultureInfo.InvariantCulture), row.Line));
    }

    private void Property(ref Utf8JsonReader reader, ImportRow row)
    {
        var (name, line) = (TextOf(ref reader) ?? "", Line(reader));
        reader.Read();
        if (ListOf(row.Kind, name) is { } kind)
        {
            row.ListsDevices |= kind == RowKind.Device;
            Items(ref reader, kind, row);
        }
        else if (!Columns.For(row.Kind).Contains(name) || (row.Parent is not null && name == ParentKey(row.Kind)))
        {
            faults.Add(file, line, TerminalSafe.Escape(name), $"unknown key of {Columns.One(row.Kind)}");
            reader.Skip();
        }
        else if (Value(ref reader, name) is { } text && !row.Add(new Cell(name, text.Trim(), line)))
        {
            faults.Add(file, line, name, "stands here a second time");
        }
    }

    private string? Value(ref Utf8JsonReader reader, string name)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => TextOf(ref reader),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.True => "yes",
            JsonTokenType.False => "no",
            JsonTokenType.Null => "",
            _ => null,
        };
        if (text is null)
            faults.Add(file, Line(reader), name, "a text is expected here");
        reader.Skip();
        return text;
    }

    // Half a surrogate pair can be written in JSON and read by nobody.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static RowKind? ListOf(RowKind kind, string name) =>
        (kind, name) switch
        {
            (RowKind.Customer, "services") => RowKind.Service,
            (RowKind.Customer, "codes") => RowKind.Code,
            (RowKind.Service, "devices") => RowKind.Device,
            (RowKind.Invoice, "lines") => RowKind.InvoiceLine,
            _ => null,
        };

    private static string ParentKey(RowKind kind) =>
        kind switch
        {
            RowKind.Device => "service",
            RowKind.InvoiceLine => "invoice",
            _ => "customer",
        };

    private int Line(in Utf8JsonReader reader)
    {
        var found = lineStarts.BinarySearch((int)reader.TokenStartIndex);
        return linesBefore + (found >= 0 ? found + 1 : ~found);
    }
}
