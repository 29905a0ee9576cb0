using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Tickets;

/// <summary>Files on their way in and out, over the running program and without scripts.</summary>
public sealed class FileTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    private static readonly byte[] Photo =
    [
        0xFF,
        0xD8,
        0xFF,
        0xE1,
        0,
        21,
        .. "Exif\0\0taken at home"u8,
        0xFF,
        0xDB,
        0,
        7,
        .. "table"u8,
        0xFF,
        0xDA,
        0,
        2,
        1,
        2,
        3,
        0xFF,
        0xD9,
        .. "<script>alert(1)</script>"u8,
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_file_that_fails_loses_neither_the_words_nor_the_others()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendFilesAsync(
            "open/fault",
            [
                ("router.jpg", Photo),
                ("program.exe", [0x4D, 0x5A, 0, 1]),
                ("empty.txt", []),
                ("log.txt", Encoding.UTF8.GetBytes("<b>12:00 line lost</b>")),
            ],
            TicketPortal.FaultOfGuest
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(["router.jpg", "log.txt"], guest.Page.QuerySelectorAll(".file-name").Select(f => f.TextContent));
        Assert.Equal(2, guest.Page.QuerySelectorAll(".files .error").Length);
        Assert.Empty(AccessibleErrors.Missing(guest.Page));
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        await guest.SendAsync("open/fault", ("act", "send"));
        var reference = TicketPortal.ReferenceIn(guest);
        await guest.OpenAsync($"/en/tickets/{reference}");
        var links = guest.Page.QuerySelectorAll(".timeline a[download]").ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!);
        Assert.Equal(["log.txt", "router.jpg"], links.Keys.Order());
        foreach (var (name, address) in links)
        {
            await guest.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, guest.Status);
            var headers = guest.Answer.Headers;
            Assert.Equal("sandbox; default-src 'none'", headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("attachment", guest.Answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal(name == "log.txt" ? "text/plain" : "image/jpeg", guest.Answer.Content.Headers.ContentType!.MediaType);
            var content = Encoding.Latin1.GetString(await guest.Answer.Content.ReadAsByteArrayAsync(Ct));
            Assert.DoesNotContain("taken at home", content, StringComparison.Ordinal);
            Assert.DoesNotContain("alert", content, StringComparison.Ordinal);
        }

        using var stranger = portal.Come();
        await stranger.OpenAsync(links["router.jpg"]);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task A_file_is_taken_out_again_and_eight_are_enough()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendFilesAsync(
            "open/question",
            Enumerable.Range(1, 9).Select(n => ($"{n}.txt", Encoding.UTF8.GetBytes($"{n}"))),
            ("text", "Kept."),
            ("act", "attach")
        );
        Assert.Equal(8, guest.Page.QuerySelectorAll(".file-name").Length);
        Assert.Single(guest.Page.QuerySelectorAll(".files .error"));
        var key = guest.Page.QuerySelector("button[name=remove]")!.GetAttribute("value")!;
        await guest.SendAsync("open/question", ("remove", key));
        Assert.Equal(7, guest.Page.QuerySelectorAll(".file-name").Length);
        Assert.Equal("Kept.", guest.Page.QuerySelector("textarea")!.TextContent);
        Assert.False(File.Exists(Path.Combine(portal.Program.DataFolder, "attachments", key[..2], key)));
        using var stranger = portal.Come(); // with the name of a file and a form of their own
        await stranger.OpenAsync("/en/tickets/open/question");
        var another = guest.Page.QuerySelector("button[name=remove]")!.GetAttribute("value")!;
        await stranger.SendAsync("open/question", ("remove", another));
        Assert.True(File.Exists(Path.Combine(portal.Program.DataFolder, "attachments", another[..2], another)));
    }

    [Fact]
    public async Task A_name_that_means_no_good_is_kept_as_a_plain_one()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendFilesAsync(
            "open/question",
            [("..%2f..%2f<img src=x onerror=alert(1)>.html", "plain"u8.ToArray())],
            ("act", "attach")
        );
        Assert.Equal("2f.2fimg src=x onerror=alert(1).txt", guest.Page.QuerySelector(".file-name")!.TextContent);
        Assert.Empty(guest.Page.QuerySelectorAll(".file-list img"));
    }

    [Fact]
    public async Task Where_no_file_can_be_kept_the_words_still_are()
    {
        await using var full = await InProcessPortal.StartAsync();
        // as good as a full disk, also for those who may write everywhere
        await File.WriteAllTextAsync(Path.Combine(full.DataFolder, "attachments"), "in the way", Ct);
        using var guest = new HttpBrowser(full.Address);
        await guest.OpenAsync("/en/tickets/open/fault");
        foreach (var (content, may) in new[] { ("lost", true), ("", false) }) // what was refused is refused again
            Assert.Equal(may, (await UploadAsync(full, guest, content)).GetProperty("again").GetBoolean());
        await guest.SendFilesAsync("open/fault", [("log.txt", "lost"u8.ToArray())], TicketPortal.FaultOfGuest);
        Assert.Single(guest.Page.QuerySelectorAll(".files .error"));
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        await guest.SendAsync("open/fault", ("act", "send"));
        TicketPortal.ReferenceIn(guest);
    }

    // As the script sends a file.
    private static async Task<JsonElement> UploadAsync(InProcessPortal full, HttpBrowser guest, string text)
    {
        var form = HttpBrowser.Fields(guest.Form("open/fault"), []).ToDictionary();
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form["form-token"]), "\"form-token\"" },
            { new StringContent(form["key"]), "\"key\"" },
            { new StringContent(text), "\"files\"", "log.txt" },
        };
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = full.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/en/tickets/files", UriKind.Relative)) { Content = content };
        request.Headers.Add("Cookie", guest.Cookies.GetCookieHeader(full.Address));
        using var answer = await client.SendAsync(request, Ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_lost()
    {
        await using var program = await InProcessPortal.StartAsync(
            new PortalSettings
            {
                More = new Dictionary<string, string>
                {
                    ["Mail__Host"] = "127.0.0.1",
                    ["Mail__Port"] = "1",
                    ["Mail__From"] = "help@example.net",
                },
            }
        );
        using var guest = new HttpBrowser(program.Address);
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", TicketPortal.FaultOfGuest);
        TicketPortal.ReferenceIn(guest);
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(program.DataFolder, "portal.db")};Pooling=false"
        );
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from outbox where payload <> ''";
        Assert.Equal(1L, await command.ExecuteScalarAsync(Ct));
    }
}
