using System.IO.Compression;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Search;

/// <summary>
/// What many search for is answered from finished bytes, and nobody can tell but by the length of the packed page, which is known
/// beforehand. What one person made up is not kept, and no two addresses share a page that should not.
/// </summary>
public sealed class KeptSearchTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_search_asked_again_gets_the_same_answer_from_finished_bytes(string encoding)
    {
        var address = "/en/search?q=kept+wifi+" + encoding;
        var answers = new List<Answer>();
        for (var turn = 0; turn < 4; turn++)
            answers.Add(await AskAsync(address, ("Accept-Encoding", encoding)));
        Assert.Equal([false, true, true, true], answers.Select(a => a.IsFinished));
        Assert.Single(answers.Append(await AskAsync(address, ("Accept-Encoding", "identity"))).Select(a => a.Body).Distinct());
        Assert.Single(answers.Select(a => a.Head).Distinct());
        Assert.Contains("Cache-Control: no-store\n", answers[3].Head, StringComparison.Ordinal);
        Assert.DoesNotContain("ETag", answers[3].Head, StringComparison.Ordinal);
        var head = await RawHttp.GetAsync(await portal.AddressAsync(), address, Ct, method: "HEAD");
        Assert.Equal((200, ""), (head.Status, head.Body));
        Assert.NotNull(head.Header("Content-Length"));
    }

    [Theory]
    [InlineData("/en/search?q=kept+try&try=true")]
    [InlineData("/en/search?q=kept+unknown&utm=x")]
    [InlineData("/en/search?q=kept+twice&q=again")]
    [InlineData("/en/search?q=kept%0Aline")]
    [InlineData("/en/search?q=")]
    [InlineData("/en/search?topic=wifi")]
    [InlineData("/en/help/weak-wifi?q=kept")]
    [InlineData("/en/searches?q=kept")]
    [InlineData("/search?q=kept")]
    [InlineData("/xx/search?q=kept")]
    public async Task An_address_that_is_not_plainly_a_search_is_answered_anew(string address)
    {
        for (var turn = 0; turn < 4; turn++)
            Assert.False((await AskAsync(address)).IsFinished, address);
    }

    [Fact]
    public async Task A_long_text_is_answered_anew()
    {
        for (var turn = 0; turn < 3; turn++)
            Assert.False((await AskAsync("/en/search?q=" + new string('k', 257))).IsFinished);
    }

    [Fact]
    public async Task Who_is_signed_in_gets_a_page_of_their_own_and_leaves_none_behind()
    {
        foreach (var address in new[] { "/en/search?q=kept+session", "/en/topics/account" })
        {
            for (var turn = 0; turn < 3; turn++)
                Assert.False((await AskAsync(address, ("Cookie", "language=de; session=x"))).IsFinished);
            for (var turn = 0; turn < 3; turn++)
                await AskAsync(address, ("Cookie", "language=de"));
            Assert.True((await AskAsync(address, ("Cookie", "language=de"))).IsFinished);
            Assert.False((await AskAsync(address, ("Cookie", "session=x"))).IsFinished);
        }
    }

    [Fact]
    public async Task Over_https_the_cookie_of_the_session_is_another()
    {
        await using var production = await InProcessPortal.StartAsync(ProductionPortal.Settings());
        var https = ("X-Forwarded-Proto", "https");
        for (var turn = 0; turn < 2; turn++)
            await AskAsync(production.Client, "/en/topics/wifi", https);
        Assert.False((await AskAsync(production.Client, "/en/topics/wifi", https, ("Cookie", "__Host-session=x"))).IsFinished);
        Assert.True((await AskAsync(production.Client, "/en/topics/wifi", https, ("Cookie", "session=x"))).IsFinished);
    }

    [Fact]
    public async Task Different_questions_never_share_an_answer()
    {
        string[] queries =
        [
            "q=kept+light",
            "q=Kept+light",
            "q=kept++light",
            "q=kept+light&topic=wifi",
            "q=kept+light&topic=xyz",
            "q=kept+light&page=2",
            "q=kept+light&topic=wifi&page=2",
            "q=kept",
            "q=kept%26page=2",
        ];
        var addresses = queries.SelectMany(q => new[] { $"/en/search?{q}", $"/de/search?{q}" }).ToList();
        foreach (var address in addresses.Concat(addresses).Concat(addresses))
            await AskAsync(address);
        var kept = new Dictionary<string, string>();
        foreach (var address in addresses)
            kept[address] = (await AskAsync(address)).Body;
        Assert.Equal(addresses.Count, kept.Values.Distinct().Count());
        foreach (var (address, body) in kept)
            Assert.Equal(body, (await AskAsync(address + "&try=true")).Body);
    }

    [Theory]
    [InlineData("q=kept+same", "q=+kept+same+")]
    [InlineData("q=kept+first", "q=kept+first&page=1")]
    [InlineData("q=kept+order&topic=wifi", "topic=wifi&q=kept+order")]
    public async Task The_same_question_written_otherwise_shares_it(string one, string other)
    {
        for (var turn = 0; turn < 2; turn++)
            await AskAsync($"/en/search?{one}");
        Assert.True((await AskAsync($"/en/search?{other}")).IsFinished);
        Assert.Equal((await AskAsync($"/en/search?{one}")).Body, (await AskAsync($"/en/search?{other}")).Body);
    }

    [Fact]
    public async Task A_thousand_texts_that_nobody_repeats_keep_nothing()
    {
        for (var n = 0; n < 1000; n++)
            Assert.False((await AskAsync($"/en/search?q=kept+{n}")).IsFinished);
    }

    private async Task<Answer> AskAsync(string address, params (string Name, string Value)[] headers) =>
        await AskAsync((await portal.ProgramAsync()).Client, address, headers);

    // A page that is packed on its way is sent in pieces: nobody knows yet how long it will be.
    private static async Task<Answer> AskAsync(HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (headers.All(h => h.Name != "Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var answer = await client.SendAsync(request, Ct);
        var head = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Transfer-Encoding" or "Content-Length" or "Content-Encoding" or "Vary"));
        return new(
            answer.Headers.TransferEncodingChunked is not true,
            string.Concat(head.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}\n").Order(StringComparer.Ordinal)),
            await UnpackedAsync(answer.Content)
        );
    }

    private static async Task<string> UnpackedAsync(HttpContent content)
    {
        var packed = await content.ReadAsStreamAsync(Ct);
        await using var stream = content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Ct);
    }

    private sealed record Answer(bool IsFinished, string Head, string Body);
}
