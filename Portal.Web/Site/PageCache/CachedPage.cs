using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site.PageCache;

/// <summary>A page as finished bytes in three encodings, with the tags that drop it and the validators that save sending it.</summary>
public sealed class CachedPage : ICachedContent
{
    // 11 would cost the first reader of a page some 50 ms for the last two per cent.
    private const int BrotliQuality = 7;
    private const int BrotliWindow = 18;

    private readonly Func<bool>? stands;

    internal CachedPage(byte[] identity, string contentType, CacheEntryBuilder finishing)
    {
        (ContentType, Tags, stands, Answered) = (contentType, finishing.Tags, finishing.IsCurrent, finishing.OnServed);
        var hash = finishing.IsQuery ? null : Convert.ToHexStringLower(SHA256.HashData(identity).AsSpan(0, 10));
        Identity = new(identity, hash is null ? null : $"\"{hash}\"", null);
        Brotli = new(CompressBrotli(identity), hash is null ? null : $"\"{hash}-br\"", "br");
        Gzip = new(CompressGzip(identity), hash is null ? null : $"\"{hash}-gzip\"", "gzip");
    }

    public string ContentType { get; }

    public StringValues CacheControl { get; init; }

    public IReadOnlySet<string> Tags { get; }

    /// <summary>When the page is rendered anew although nothing it depends on was reported as changed; null for never.</summary>
    public DateTimeOffset? StaleAt { get; init; }

    /// <summary>Called for each reader who gets the page, when somebody wants to know.</summary>
    public Action<HttpContext>? Answered { get; }

    public Encoded Identity { get; }

    public Encoded Brotli { get; }

    public Encoded Gzip { get; }

    public long Size => Identity.Bytes.Length + Brotli.Bytes.Length + Gzip.Bytes.Length;

    /// <summary>False once the same address may be answered otherwise.</summary>
    public bool IsCurrent() => stands?.Invoke() ?? true;

    private static byte[] CompressBrotli(ReadOnlySpan<byte> bytes)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, target, out var written, BrotliQuality, BrotliWindow)
            ? target[..written]
            : throw new InvalidOperationException("Brotli compression failed.");
    }

    private static byte[] CompressGzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return target.ToArray();
    }

    /// <summary>The bytes of one encoding and their own ETag, when browsers may keep them.</summary>
    public sealed class Encoded(byte[] bytes, string? etag, string? encoding)
    {
        public byte[] Bytes => bytes;

        public StringValues ETag { get; } = etag;

        public StringValues Encoding { get; } = encoding;
    }
}
