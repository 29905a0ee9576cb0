using System.IO.Compression;
using System.Net;
using System.Text;
using Portal.Tests.Hosting;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>
/// What the script of the speed test asks for: nothing of it is kept, nothing of it is without an end, and it has places of its own.
/// </summary>
public sealed class SpeedEndpointTests(SpeedPortal portal) : IClassFixture<SpeedPortal>
{
    private HttpClient Client => portal.Program.Client;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("192.0.2.7", "4")]
    [InlineData("2001:db8::7", "6")]
    public async Task A_small_request_is_answered_without_a_body_and_says_over_which_protocol_it_came(string from, string version)
    {
        using var answer = await Client.SendAsync(SpeedPortal.Ask(HttpMethod.Get, "ping", from), Ct);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(version, Assert.Single(answer.Headers.GetValues("Speed-Ip-Version")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.NotNull(answer.Headers.Date);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("GET", "ping")]
    [InlineData("GET", "down?bytes=1000")]
    [InlineData("POST", "up")]
    public async Task Other_sites_are_refused_with_nothing_but_a_status(string method, string address)
    {
        using var request = new HttpRequestMessage(new(method), new Uri($"/en/speed/{address}", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await Client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_download_has_as_many_bytes_as_were_asked_for_and_nothing_can_make_less_of_them()
    {
        using var answer = await Client.SendAsync(SpeedPortal.Ask(HttpMethod.Get, "down?bytes=3000001"), Ct);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(3_000_001, bytes.Length);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(bytes, Ct);
        Assert.True(packed.Length >= bytes.Length, $"{packed.Length} of {bytes.Length}");
        Assert.True(answer.Headers.CacheControl is { NoStore: true, NoTransform: true });
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("down?bytes=999999999999")]
    [InlineData("down")]
    public async Task A_download_has_an_end_however_much_was_asked_for(string address)
    {
        using var answer = await Client.SendAsync(SpeedPortal.Ask(HttpMethod.Get, address), Ct);
        Assert.Equal(SpeedPortal.Megabytes * 1_000_000, (await answer.Content.ReadAsByteArrayAsync(Ct)).Length);
    }

    [Fact]
    public async Task An_upload_is_counted_and_one_that_is_too_large_is_refused_before_it_is_read()
    {
        Assert.Equal((HttpStatusCode.OK, "5000000"), await SendAsync(5_000_000));
        var (status, _) = await SendAsync(SpeedTransfers.MaxUpload + 1);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task An_upload_that_never_ends_is_cut_and_gives_its_place_back()
    {
        var piece = new string('x', 1000);
        var head = "POST /en/speed/up HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nX-Forwarded-For: 192.0.2.40\r\n";
        await Assert.ThrowsAnyAsync<IOException>(() =>
            RawHttp.SendAsync(portal.Program.Address, $"{head}Transfer-Encoding: chunked\r\n\r\n3e8\r\n{piece}\r\n", Ct)
        );
        foreach (var _ in Enumerable.Range(0, SpeedPortal.PlacesOfAddress + 1))
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(10, "192.0.2.40")).Status);
    }

    [Fact]
    public async Task A_download_that_nobody_takes_is_cut()
    {
        var head = "GET /en/speed/down HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nX-Forwarded-For: 192.0.2.41\r\n\r\n";
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.InterNetwork,
            System.Net.Sockets.SocketType.Stream,
            System.Net.Sockets.ProtocolType.Tcp
        );
        await socket.ConnectAsync(IPAddress.Loopback, portal.Program.Address.Port, Ct);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), Ct);
        using var held = new Held([
            .. await Task.WhenAll(Enumerable.Range(1, SpeedPortal.PlacesOfAddress - 1).Select(_ => HoldAsync("192.0.2.41"))),
        ]);
        await Until.TrueAsync(
            async () => (await SendAsync(10, "192.0.2.41")).Status == HttpStatusCode.OK,
            () => "The place did not come back.",
            Ct
        );
    }

    [Fact]
    public async Task Beyond_its_places_a_network_is_told_to_wait_and_another_one_is_not()
    {
        using (
            var held = new Held([
                .. await Task.WhenAll(Enumerable.Range(0, SpeedPortal.PlacesOfAddress).Select(_ => HoldAsync("192.0.2.50"))),
            ])
        )
        {
            using var refused = await Client.SendAsync(SpeedPortal.Ask(HttpMethod.Get, "down?bytes=10", "192.0.2.50"), Ct);
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, 60),
                (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds)
            );
            Assert.Equal("", await refused.Content.ReadAsStringAsync(Ct));
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(10, "192.0.2.51")).Status);
            using var page = await Client.GetAsync(new Uri("/en/fix/speed-test", UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task Beyond_all_places_everybody_is_told_to_wait_until_one_is_free()
    {
        using (
            var held = new Held([.. await Task.WhenAll(Enumerable.Range(0, SpeedPortal.Places).Select(n => HoldAsync($"198.51.100.{n}")))])
        )
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(10, "198.51.100.99")).Status);
        await Until.TrueAsync(
            async () => (await SendAsync(10, "198.51.100.99")).Status == HttpStatusCode.OK,
            () => "No place is free again.",
            Ct
        );
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(int bytes, string from = "192.0.2.1")
    {
        using var request = SpeedPortal.Ask(HttpMethod.Post, "up", from);
        request.Content = new ByteArrayContent(new byte[bytes]);
        request.Headers.ExpectContinue = true;
        using var answer = await Client.SendAsync(request, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    // Begun, and not read: it holds its place until it is let go or cut.
    private async Task<HttpResponseMessage> HoldAsync(string from)
    {
        var answer = await Client.SendAsync(SpeedPortal.Ask(HttpMethod.Get, "down", from), HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    private sealed class Held(IReadOnlyList<HttpResponseMessage> answers) : IDisposable
    {
        public void Dispose()
        {
            foreach (var answer in answers)
                answer.Dispose();
        }
    }
}
