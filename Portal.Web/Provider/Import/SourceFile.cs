using System.Text;

namespace Portal.Web.Provider.Import;

/// <summary>A file with what it says, row by row.</summary>
/// <param name="Rows">What could be read.</param>
/// <param name="IsBroken">There may be more that could not be read.</param>
internal sealed record SourceFile(IReadOnlyList<ImportRow> Rows, bool IsBroken)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The most rows of one file.</summary>
    public const int MaxRows = 500_000;

    private static readonly SourceFile Nothing = new([], IsBroken: true);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">A .json file; any other is read as CSV.</param>
    /// <param name="faults">Receives what cannot be read.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<SourceFile> ReadAsync(string path, DiagnosticList faults, CancellationToken ct)
    {
        var before = faults.Count;
        if (await BytesAsync(path, faults, ct) is not { } bytes)
            return Nothing;
        var rows = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? JsonFile.Read(path, bytes, faults)
            : CsvFile.Read(path, bytes, faults);
        if (rows.Count > MaxRows)
            faults.Add(path, 1, "", $"more than {MaxRows} lines: divide the file");
        else if (rows.Count == 0 && faults.Count == before)
            faults.Add(path, 1, "", "there is nothing in this file");
        return new SourceFile(rows, faults.Count > before);
    }

    private static async Task<byte[]?> BytesAsync(string path, DiagnosticList faults, CancellationToken ct)
    {
        try
        {
            var bytes = await AllAsync(path, ct);
            if (bytes is null)
                faults.Add(path, 1, "", $"larger than {MaxBytes / 1024 / 1024} MB: divide the file");
            else if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                faults.Add(path, 1, "", "this is UTF-16: save it as UTF-8");
            else if (BrokenLine(bytes) is { } line)
                faults.Add(path, line, "", "this is not UTF-8: save it as \"CSV UTF-8\"");
            else
                return bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(path, 1, "", error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : error.Message);
        }

        return null;
    }

    // Not by the length the file system tells: a device or a pipe has none.
    private static async Task<byte[]?> AllAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        while (await file.ReadAsync(buffer, ct) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
            if (read.Length > MaxBytes)
                return null;
        }

        return read.ToArray();
    }

    private static int? BrokenLine(byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return null;
        }
        catch (DecoderFallbackException error)
        {
            return 1 + bytes.AsSpan(0, Math.Max(0, error.Index)).Count((byte)'\n');
        }
    }
}
