using System.IO.Compression;
using System.Net;
using System.Text;
using Portal.Tests.Hosting;

namespace Portal.Tests.Site.PageCache;

/// <summary>Finished bytes are what a reader would have got anyway, only faster.</summary>
public sealed class PageCacheTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/es")]
    [InlineData("/es/help")]
    [InlineData("/es/help/wifi-debil")]
    [InlineData("/es/topics/wifi")]
    [InlineData("/es/imprint")]
    [InlineData("/es/feed.atom")]
    [InlineData("/es/help/wifi-debil.md")]
    [InlineData("/sitemap.xml")]
    public async Task Every_encoding_holds_the_same_page(string address)
    {
        var (plain, brotli, gzip) = (await ReadAsync(address), await ReadAsync(address, "br"), await ReadAsync(address, "gzip"));
        Assert.Equal(("", "br", "gzip"), (plain.Encoding, brotli.Encoding, gzip.Encoding));
        Assert.Equal(plain.Text, brotli.Text);
        Assert.Equal(plain.Text, gzip.Text);
        Assert.Equal(3, new[] { plain.ETag, brotli.ETag, gzip.ETag }.Distinct().Count());
        Assert.All(new[] { plain, brotli, gzip }, p => Assert.Equal("Accept-Encoding", p.Vary));
        Assert.InRange(brotli.Length, 100, plain.Length / 2);
    }

    [Theory]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0", "")]
    [InlineData("br;q=0.000, gzip;q=0", "")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR", "br")]
    [InlineData("identity", "")]
    [InlineData("zstd", "")]
    [InlineData("bro, xbr, gzipped", "")]
    [InlineData(";;;", "")]
    public async Task The_reader_decides_which_encoding_is_sent(string accepted, string sent) =>
        Assert.Equal(sent, (await ReadAsync("/es/help/wifi-debil", accepted)).Encoding);

    [Fact]
    public async Task A_reader_who_has_the_page_gets_it_only_when_it_is_new()
    {
        var page = await ReadAsync("/es/help/wifi-debil", "br");
        var again = await ReadAsync("/es/help/wifi-debil", "br", page.ETag);
        Assert.Equal((HttpStatusCode.NotModified, "", page.ETag, "Accept-Encoding"), (again.Status, again.Text, again.ETag, again.Vary));
        Assert.Equal(HttpStatusCode.NotModified, (await ReadAsync("/es/help/wifi-debil", "br", $"\"x\", {page.ETag}")).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await ReadAsync("/es/help/wifi-debil", "br", "W/" + page.ETag)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync("/es/help/wifi-debil", "br", "\"x\"")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync("/es/help/wifi-debil", "gzip", page.ETag)).Status);
    }

    [Fact]
    public async Task Asking_only_about_a_page_sends_no_body()
    {
        var page = await ReadAsync("/es/help/wifi-debil", "br");
        var head = await RawHttp.GetAsync(await portal.AddressAsync(), "/es/help/wifi-debil", Ct, "Accept-Encoding: br\r\n", "HEAD");
        Assert.Equal(
            (200, "", page.ETag, page.Length.ToString(null as IFormatProvider)),
            (head.Status, head.Body, head.Header("ETag"), head.Header("Content-Length"))
        );
    }

    [Fact]
    public async Task An_address_with_a_query_is_made_anew_and_never_kept()
    {
        var kept = await ReadAsync("/es/help/wifi-debil");
        foreach (var address in new[] { "/es/help/wifi-debil?x=1", "/es/help/wifi-debil?x=1", "/es/help/wifi-debil?" })
        {
            var page = await ReadAsync(address, "br");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (!address.EndsWith('?'))
                Assert.Equal("", page.ETag);
            Assert.DoesNotContain("x=1", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(kept.ETag, (await ReadAsync("/es/help/wifi-debil")).ETag);
    }

    [Fact]
    public async Task What_one_reader_sends_along_never_reaches_another()
    {
        var address = "/es/topics/cuenta";
        var poison = await RawHttp.GetAsync(
            await portal.AddressAsync(),
            address,
            Ct,
            "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Original-URL: /x\r\n"
                + "Cookie: language=ru; reader=evil\r\nAccept-Language: ru\r\n"
        );
        var page = await ReadAsync(address);
        Assert.Equal(200, poison.Status);
        Assert.DoesNotContain("evil", page.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\"", page.Text, StringComparison.Ordinal);
    }

    private async Task<Page> ReadAsync(string address, string? encoding = null, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (encoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var answer = await portal.SendAsync(request, Ct);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        var sent = string.Join(',', answer.Content.Headers.ContentEncoding);
        return new(
            answer.StatusCode,
            sent,
            Unpack(bytes, sent),
            bytes.Length,
            answer.Headers.ETag?.ToString() ?? "",
            string.Join(',', answer.Headers.Vary)
        );
    }

    private static string Unpack(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Page(HttpStatusCode Status, string Encoding, string Text, int Length, string ETag, string Vary);
}
