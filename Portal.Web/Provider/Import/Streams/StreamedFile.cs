using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>A file that is read row by row, as often as needed, and never kept as a whole.</summary>
/// <param name="Path">The file as it was named.</param>
/// <param name="Kind">What its rows are about; an invoice of a JSON file has its lines with it.</param>
/// <param name="Hash">What it contains: the same hash is the same file.</param>
/// <param name="Length">In bytes.</param>
/// <param name="IsReadable">False when it is no text at all; what is wrong has been said.</param>
internal sealed record StreamedFile(string Path, RowKind Kind, string Hash, long Length, bool IsReadable)
{
    private const int BlockSize = 64 * 1024;

    private bool IsJson => System.IO.Path.GetExtension(Path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when rows of a kind may be in it.</summary>
    public bool Has(RowKind kind) => kind == Kind || (IsJson && kind == RowKind.InvoiceLine && Kind == RowKind.Invoice);

    /// <summary>Looks what a file is about, and whether it is text.</summary>
    /// <returns>Null for a file of customers and what belongs to them, and for one that cannot be read.</returns>
    public static async Task<StreamedFile?> FindAsync(string path, DiagnosticList faults, CancellationToken ct)
    {
        try
        {
            await using var stream = Open(path);
            if (!stream.CanSeek)
                return null; // a pipe can be read once
            var file = new StreamedFile(path, RowKind.Customer, "", stream.Length, true);
            if (await file.KindAsync(stream, ct) is not { } kind || !Columns.IsStreamed(kind))
                return null;
            stream.Position = 0;
            var (hash, brokenLine) = await ReadThroughAsync(stream, ct);
            if (brokenLine is { } line)
                faults.Add(path, line, "", "this is not UTF-8: save it as \"CSV UTF-8\"");
            return file with { Kind = kind, Hash = hash, IsReadable = brokenLine is null };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null; // said where the other files are read
        }
    }

    /// <param name="faults">Receives what cannot be read.</param>
    /// <param name="onPosition">Is told how far the file has been read, in bytes.</param>
    public IEnumerable<ImportRow> Rows(DiagnosticList faults, Action<long>? onPosition = null)
    {
        if (!IsReadable)
            yield break;
        using var stream = Open(Path);
        SkipMark(stream);
        var (count, before) = (0L, faults.Count);
        foreach (var row in IsJson ? new JsonStream(Path, stream, Kind, faults).Rows() : CsvFile.Read(Path, stream, faults))
        {
            if (++count % 1000 == 0)
                onPosition?.Invoke(stream.Position);
            yield return row;
        }

        if (count == 0 && faults.Count == before)
            faults.Add(Path, 1, "", "there is nothing in this file");
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize, FileOptions.SequentialScan);

    private static void SkipMark(FileStream stream)
    {
        Span<byte> mark = stackalloc byte[3];
        if (stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || mark is not [0xEF, 0xBB, 0xBF])
            stream.Position = 0;
    }

    private async Task<RowKind?> KindAsync(FileStream stream, CancellationToken ct)
    {
        SkipMark(stream);
        var beginning = new byte[BlockSize];
        var count = await stream.ReadAtLeastAsync(beginning, BlockSize, throwOnEndOfStream: false, ct);
        if (beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return null;
        if (IsJson)
            return Columns.KindOf(JsonStream.FirstKeys(beginning.AsSpan(0, count)));
        using var first = new MemoryStream(beginning, 0, count);
        return CsvFile.KindOf(first);
    }

    private static async Task<(string Hash, int? BrokenLine)> ReadThroughAsync(FileStream stream, CancellationToken ct)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (block, text, line) = (new byte[BlockSize], new char[BlockSize + 1], 1);
        while (true)
        {
            var count = await stream.ReadAsync(block, ct);
            try
            {
                decoder.GetChars(block, 0, count, text, 0, flush: count == 0);
            }
            catch (DecoderFallbackException error)
            {
                return ("", line + block.AsSpan(0, Math.Clamp(error.Index, 0, count)).Count((byte)'\n'));
            }

            if (count == 0)
                return (Convert.ToHexStringLower(hash.GetHashAndReset()), null);
            hash.AppendData(block, 0, count);
            line += block.AsSpan(0, count).Count((byte)'\n');
        }
    }
}
