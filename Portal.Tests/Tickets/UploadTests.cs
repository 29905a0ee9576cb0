using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Portal.Tests.Hosting;

namespace Portal.Tests.Tickets;

/// <summary>Uploads that drip, break off, or are two things at once, over the running program.</summary>
public sealed class UploadTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    private const string Border = "------border";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_drips_bytes_is_shown_out_and_holds_up_nobody_meanwhile()
    {
        using var slow = portal.Come();
        await slow.OpenAsync("/en/tickets/open/question");
        var watch = Stopwatch.StartNew();
        var dripping = Enumerable.Range(0, 40).Select(_ => DripAsync(slow)).ToList();
        for (var n = 0; n < 3; n++)
        {
            using var guest = portal.Come();
            await guest.OpenAsync("/en/tickets/open/question");
            await guest.SendFilesAsync("open/question", [("log.txt", "quick"u8.ToArray())], ("text", "Quick."), ("act", "attach"));
            Assert.Equal("log.txt", guest.Page.QuerySelector(".file-name")!.TextContent);
        }

        var answers = await Task.WhenAll(dripping);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 40);
        Assert.All(answers, answer => Assert.True(answer == "" || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer));
        await slow.OpenAsync("/en/tickets/open/question"); // the same browser is welcome again
        Assert.Equal(HttpStatusCode.OK, slow.Status);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind_and_the_form_goes_on_with_what_it_had()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendFilesAsync("open/question", [("one.txt", "one"u8.ToArray())], ("text", "Kept."), ("act", "attach"));
        var before = Kept();
        using (var socket = await ConnectAsync())
        {
            await socket.SendAsync(Begun(guest, 500_000), Ct);
            await socket.SendAsync(new byte[200_000], Ct);
        } // the line is dead

        await guest.SendFilesAsync("open/question", [("two.txt", "two"u8.ToArray())], ("act", "attach"));
        Assert.Equal(["one.txt", "two.txt"], guest.Page.QuerySelectorAll(".file-name").Select(f => f.TextContent));
        Assert.Equal("Kept.", guest.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal(before + 1, Kept());
    }

    [Theory]
    [InlineData("%PDF-1.7\n<script>alert(1)</script>\n%%EOF", "report.html", "report.pdf", "application/pdf")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "drawing.svg", "drawing.txt", "text/plain")]
    [InlineData("GIF89a/*<script>alert(1)</script>*/", "moving.gif", "moving.txt", "text/plain")]
    [InlineData("#!/bin/sh\nrm -rf /\n", "run.sh", "run.txt", "text/plain")]
    [InlineData("[InternetShortcut]\nURL=file://evil\n", "open me.url", "open me.txt", "text/plain")]
    public async Task What_is_two_things_at_once_leaves_as_the_harmless_one(string content, string name, string kept, string type)
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendFilesAsync("open/fault", [(name, Encoding.Latin1.GetBytes(content))], TicketPortal.FaultOfGuest);
        if (!guest.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await guest.SendAsync("open/fault", ("act", "confirm"));
        await guest.OpenAsync($"/en/tickets/{TicketPortal.ReferenceIn(guest)}");
        var link = guest.Page.QuerySelector(".timeline a[download]")!;
        Assert.Equal(kept, link.TextContent);
        await guest.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(
            (type, "attachment"),
            (guest.Answer.Content.Headers.ContentType!.MediaType, guest.Answer.Content.Headers.ContentDisposition!.DispositionType)
        );
        Assert.Equal("nosniff", guest.Answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", guest.Answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("MZ\0\0program")]
    [InlineData("PK\u0003\u0004 an archive")]
    [InlineData("\u007fELF\0")]
    public async Task What_runs_or_unpacks_is_refused_under_any_name(string content)
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendFilesAsync(
            "open/question",
            [("holiday.jpg", Encoding.Latin1.GetBytes(content))],
            ("text", "Kept."),
            ("act", "attach")
        );
        Assert.Empty(guest.Page.QuerySelectorAll(".file-name"));
        Assert.Single(guest.Page.QuerySelectorAll(".files .error"));
        Assert.Equal("Kept.", guest.Page.QuerySelector("textarea")!.TextContent);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("C:\\Windows\\system32\\evil.txt")]
    [InlineData("con.txt")]
    [InlineData("invoice\u202Etxt.exe")]
    [InlineData("a\0b.txt")]
    [InlineData("\"; filename=\"evil.html")]
    [InlineData("<img src=x onerror=alert(1)>.txt")]
    [InlineData("")]
    [InlineData("....")]
    public async Task Whatever_a_file_is_called_it_lies_where_it_should_and_its_name_breaks_no_page(string name)
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        var before = Kept();
        using var socket = await ConnectAsync();
        var bytes = "plain"u8.ToArray();
        await socket.SendAsync(Begun(guest, bytes.Length, name), Ct);
        await socket.SendAsync(bytes, Ct);
        await socket.SendAsync(Encoding.UTF8.GetBytes($"\r\n--{Border}--\r\n"), Ct);
        var answer = await ReadAsync(socket);
        Assert.Matches("^HTTP/1.1 (200|400)", answer);
        Assert.InRange(Kept(), before, before + 1);
        Assert.DoesNotContain("<img", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", answer, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(Attachments(), "*", SearchOption.AllDirectories),
            file => Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(file))
        );
    }

    private string Attachments() => Directory.CreateDirectory(Path.Combine(portal.Program.DataFolder, "attachments")).FullName;

    private int Kept() => Directory.EnumerateFiles(Attachments(), "*", SearchOption.AllDirectories).Count();

    // A byte every fifth of a second, until the other side has had enough.
    private async Task<string> DripAsync(HttpBrowser guest)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(Begun(guest, 1_000_000), Ct);
        var answer = ReadAsync(socket);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.2));
        try
        {
            while (!answer.IsCompleted && await timer.WaitForNextTickAsync(Ct))
                await socket.SendAsync(new byte[1], Ct);
        }
        catch (SocketException)
        {
            // shown out
        }

        return await answer;
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, portal.Program.Address.Port, Ct);
        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            for (int read; (read = await socket.ReceiveAsync(buffer, Ct)) > 0; )
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // hung up without a word
        }

        return answer.ToString();
    }

    // The head of a request as a script sends it, up to the first byte of the file.
    private byte[] Begun(HttpBrowser guest, int bytes, string name = "slow.txt")
    {
        var form = HttpBrowser.Fields(guest.Form("open/question"), []).ToDictionary();
        var before = new StringBuilder();
        foreach (var field in new[] { "form-token", "key" })
            before.Append(
                CultureInfo.InvariantCulture,
                $"--{Border}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{form[field]}\r\n"
            );
        before.Append(
            CultureInfo.InvariantCulture,
            $"--{Border}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n"
        );
        var content = Encoding.UTF8.GetBytes(before.ToString());
        var length = content.Length + bytes + $"\r\n--{Border}--\r\n".Length;
        var cookies = guest.Cookies.GetCookieHeader(portal.Program.Address);
        return
        [
            .. Encoding.UTF8.GetBytes(
                $"POST /en/tickets/files HTTP/1.1\r\nHost: {portal.Program.Address.Authority}\r\nConnection: close\r\n"
                    + $"Cookie: {cookies}\r\nContent-Type: multipart/form-data; boundary={Border}\r\nContent-Length: {length}\r\n\r\n"
            ),
            .. content,
        ];
    }
}
