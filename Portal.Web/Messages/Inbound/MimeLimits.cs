using MimeKit;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// Looks through a mail before it is read as a whole: what reading costs grows faster than its parts and its headers, and anybody can send
/// a million of them. What a person sends is far below these limits.
/// </summary>
internal static class MimeLimits
{
    public const int MaxParts = 500;
    public const int MaxDepth = 20;
    public const int MaxHeaders = 2_000;
    public const int MaxHeaderBytes = 512 * 1024;
    public const int MaxHeaderLine = 64 * 1024;

    public static readonly ParserOptions Options = new()
    {
        MaxMimeDepth = MaxDepth + 2, // what is deeper would be read as if it were flat
        CharsetEncoding = System.Text.Encoding.GetEncoding("windows-1252"), // of 8-bit headers that are no UTF-8
        RespectContentLength = false,
    };

    /// <exception cref="MimeLimitException">It is beyond one of the limits.</exception>
    public static void Check(byte[] bytes, CancellationToken ct)
    {
        CheckLines(bytes);
        using var stream = new MemoryStream(bytes, writable: false);
        new Counter(stream).ReadMessage(ct);
    }

    // Where a header may begin (at the start, behind an empty line, behind a boundary) no long run of lines may look like one.
    private static void CheckLines(ReadOnlySpan<byte> rest)
    {
        var (mayBeHeader, run) = (true, 0);
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..(end + 1)];
            rest = rest[line.Length..];
            if (line.Length <= 2 || line.StartsWith("--"u8))
            {
                (mayBeHeader, run) = (true, 0);
                continue;
            }

            mayBeHeader = mayBeHeader && (run == 0 || IsFolded(line) || HasName(line));
            if (!mayBeHeader)
                continue;
            run += line.Length;
            if ((line.Length > MaxHeaderLine && (IsFolded(line) || HasName(line))) || run > MaxHeaderBytes)
                throw new MimeLimitException();
        }
    }

    private static bool IsFolded(ReadOnlySpan<byte> line) => line[0] is (byte)' ' or (byte)'\t';

    private static bool HasName(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon is > 0 and <= 200 && !line[..colon].ContainsAnyExceptInRange((byte)'!', (byte)'~');
    }

    private sealed class Counter(Stream stream) : MimeKit.MimeReader(MimeLimits.Options, stream, MimeFormat.Entity)
    {
        private int parts;
        private int depth;
        private int headers;
        private int headerBytes;

        protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
        {
            headerBytes += header.RawField.Length + header.RawValue.Length;
            if (++headers > MaxHeaders || headerBytes > MaxHeaderBytes)
                throw new MimeLimitException();
        }

        protected override void OnMimePartBegin(
            ContentType contentType,
            long beginOffset,
            int beginLineNumber,
            CancellationToken cancellationToken
        ) => Begin(0);

        protected override void OnMultipartBegin(
            ContentType contentType,
            long beginOffset,
            int beginLineNumber,
            CancellationToken cancellationToken
        ) => Begin(1);

        protected override void OnMultipartEnd(
            ContentType contentType,
            long beginOffset,
            int beginLineNumber,
            long headersEndOffset,
            long endOffset,
            int lines,
            CancellationToken cancellationToken
        ) => depth--;

        protected override void OnMessagePartBegin(
            ContentType contentType,
            long beginOffset,
            int beginLineNumber,
            CancellationToken cancellationToken
        ) => Begin(1);

        protected override void OnMessagePartEnd(
            ContentType contentType,
            long beginOffset,
            int beginLineNumber,
            long headersEndOffset,
            long endOffset,
            int lines,
            CancellationToken cancellationToken
        ) => depth--;

        private void Begin(int deeper)
        {
            depth += deeper;
            if (++parts > MaxParts || depth > MaxDepth)
                throw new MimeLimitException();
        }
    }
}

/// <summary>A mail that is beyond what is read.</summary>
internal sealed class MimeLimitException() : Exception("The mail is beyond what is read.");
