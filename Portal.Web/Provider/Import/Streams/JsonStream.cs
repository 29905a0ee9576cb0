using System.Text.Json;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>Reads an array of objects of any length, one object after the other: what was read is not kept.</summary>
internal sealed class JsonStream(string file, Stream text, RowKind kind, DiagnosticList faults)
{
    private const int MaxItemBytes = 64 * 1024 * 1024;

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private int lines; // before what stands at the start of the buffer
    private bool isAtEnd;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = JsonFile.MaxDepth });

    public IEnumerable<ImportRow> Rows()
    {
        while (Next() is { } rows)
            foreach (var row in rows)
                yield return row;
    }

    /// <summary>The keys of the first object, as far as they stand at the beginning of the file.</summary>
    public static IReadOnlyCollection<string> FirstKeys(ReadOnlySpan<byte> beginning)
    {
        var keys = new HashSet<string>();
        try
        {
            var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
            while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 1))
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2 && !reader.ValueIsEscaped)
                    keys.Add(reader.GetString() ?? "");
        }
        catch (JsonException)
        {
            return keys; // what is wrong is said when the file is read
        }

        return keys;
    }

    private IReadOnlyList<ImportRow>? Next()
    {
        try
        {
            while (true)
            {
                if (Step(out var rows))
                    return rows;
                if (end - start > MaxItemBytes)
                {
                    faults.Add(file, lines + 1, "", $"{Columns.One(kind)} larger than {MaxItemBytes / 1024 / 1024} MB");
                    return null;
                }

                Fill();
            }
        }
        catch (JsonException error)
        {
            faults.Add(file, (int)(error.LineNumber ?? 0) + 1, "", JsonFile.Malformed);
            return null;
        }
    }

    // False when more of the file is needed.
    private bool Step(out IReadOnlyList<ImportRow>? rows)
    {
        rows = null;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isAtEnd, state);
        if (!reader.Read())
            return isAtEnd; // of a file that is whole: it has been read to its end
        var (at, token) = ((int)reader.TokenStartIndex, reader.TokenType);
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth > 0 && !reader.TrySkip())
            return false;
        var line = lines + buffer.AsSpan(start, at).Count((byte)'\n');
        var item = buffer.AsSpan(start + at, (int)reader.BytesConsumed - at);
        if (token == JsonTokenType.StartObject && reader.CurrentDepth == 1)
            rows = JsonFile.ReadItem(file, item, line, kind, faults);
        else
            rows = [];
        if (reader.CurrentDepth == 0 && token is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
            faults.Add(file, line + 1, "", $"a list of {Columns.Many(kind)} in square brackets is expected here");
        else if (reader.CurrentDepth == 1 && token is not (JsonTokenType.StartObject or JsonTokenType.EndArray))
            faults.Add(file, line + 1, "", $"{Columns.One(kind)} in curly brackets is expected here");
        lines += buffer.AsSpan(start, (int)reader.BytesConsumed).Count((byte)'\n');
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    private void Fill()
    {
        if (start > 0)
            buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        var count = text.Read(buffer, end, buffer.Length - end);
        end += count;
        isAtEnd = count == 0;
    }
}
