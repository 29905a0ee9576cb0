using System.Net;

namespace Portal.Tests.Tickets;

/// <summary>
/// Files belong to a form in a browser: they outlive signing in and the end of a session, nobody else reaches them, and what is gone is
/// said before anything is sent.
/// </summary>
[Collection(TicketCollection.Name)]
public sealed class FormFileTests(TicketPortal portal)
{
    private const string FilesOf =
        "select group_concat(a.name, ',') from attachment a join ticket t on t.id = a.ticket_id where t.reference = $r";

    [Fact]
    public async Task They_stay_with_the_form_when_its_writer_signs_in_before_sending()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendFilesAsync(
            "open/fault",
            [("log.txt", "12:00 line lost"u8.ToArray())],
            [.. TicketPortal.FaultOfGuest[..^3], ("act", "attach")]
        );
        var form = guest.Form("open/fault");
        await guest.SignInAsCustomerAsync(1002);
        await guest.SendAsync("/en/tickets/open/fault", form, TicketPortal.Fault);
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status); // a form of somebody who was a guest
        Assert.Equal("log.txt", guest.Page.QuerySelector(".file-name")!.TextContent);
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        await guest.SendAsync("open/fault", ("email", "demo-1002@customer.demo.example"), ("act", "confirm"));
        Assert.Equal("log.txt", await portal.AskAsync(FilesOf, ("$r", TicketPortal.ReferenceIn(guest))));
    }

    [Fact]
    public async Task They_stay_with_the_form_when_the_session_is_over_before_sending()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync("/en/tickets/open/fault");
        await customer.SendFilesAsync(
            "open/fault",
            [("log.txt", "12:00 line lost"u8.ToArray())],
            [.. TicketPortal.Fault[..^1], ("act", "attach")]
        );
        await portal.AskAsync(
            """
            update session set ended_at = created_at
            where person_id = (select id from person where email = 'demo-1004@customer.demo.example')
            """
        );
        await customer.SendAsync("open/fault", ("act", "send"));
        Assert.Equal("log.txt", customer.Page.QuerySelector(".file-name")!.TextContent);
        Assert.Equal("Vlkq brmf.", customer.Page.QuerySelector("textarea")!.TextContent);
        await customer.SendAsync("open/fault", ("name", "Customer at home"), ("act", "send"));
        Assert.Equal("log.txt", await portal.AskAsync(FilesOf, ("$r", TicketPortal.ReferenceIn(customer))));
    }

    [Fact]
    public async Task A_file_on_its_way_arrives_though_the_session_has_ended_meanwhile_and_only_from_this_site()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1006);
        await customer.OpenAsync("/en/tickets/open/question");
        var form = Hosting.HttpBrowser.Fields(customer.Form("open/question"), []).ToDictionary();
        var cookies = customer.Cookies.GetCookieHeader(portal.Program.Address);
        await portal.AskAsync(
            """
            update session set ended_at = created_at
            where person_id = (select id from person where email = 'demo-1006@customer.demo.example')
            """
        );
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal.Program.Address };
        foreach (var (site, status) in new[] { ("same-origin", HttpStatusCode.OK), ("cross-site", HttpStatusCode.BadRequest) })
        {
            using var content = new MultipartFormDataContent
            {
                { new StringContent(form["form-token"]), "\"form-token\"" },
                { new StringContent(form["key"]), "\"key\"" },
                { new ByteArrayContent("late"u8.ToArray()), "\"files\"", "late.txt" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/en/tickets/files", UriKind.Relative))
            {
                Content = content,
            };
            request.Headers.Add("Cookie", cookies);
            request.Headers.Add("Sec-Fetch-Site", site);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((site, status), (site, answer.StatusCode));
        }

        await customer.SendAsync("open/question", ("act", "attach"));
        Assert.Equal("late.txt", customer.Page.QuerySelector(".file-name")!.TextContent);
    }

    [Fact]
    public async Task Nobody_reaches_them_from_another_browser_even_with_the_key_of_the_form()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendFilesAsync("open/question", [("mine.txt", "mine"u8.ToArray())], ("act", "attach"));
        var key = guest.Page.QuerySelector("input[name=key]")!.GetAttribute("value")!;
        var file = guest.Page.QuerySelector("button[name=remove]")!.GetAttribute("value")!;
        using var stranger = portal.Come();
        await stranger.OpenAsync("/en/tickets/open/question");
        await stranger.SendAsync("open/question", ("key", key), ("remove", file));
        Assert.Empty(stranger.Page.QuerySelectorAll(".file-name"));
        await guest.SendAsync("open/question", ("act", "attach"));
        Assert.Equal("mine.txt", guest.Page.QuerySelector(".file-name")!.TextContent);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_missed_before_anything_is_sent()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendFilesAsync(
            "open/fault",
            [("router.txt", "lights"u8.ToArray())],
            [.. TicketPortal.FaultOfGuest[..^3], ("act", "attach")]
        );
        await portal.AskAsync("delete from attachment where name = 'router.txt' and ticket_id is null");
        await guest.SendAsync("open/fault", TicketPortal.FaultOfGuest);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains("router.txt", guest.Page.QuerySelector(".files .error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("files-error", guest.Page.QuerySelector("#files")!.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        var form = guest.Form("open/fault");
        await guest.SendAsync(form, TicketPortal.FaultOfGuest); // it was said, and is sent without it
        TicketPortal.ReferenceIn(guest);
    }

    [Fact]
    public async Task A_form_with_files_that_is_sent_twice_misses_none()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendFilesAsync(
            "open/fault",
            [("log.txt", "12:00 line lost"u8.ToArray())],
            [.. TicketPortal.FaultOfGuest[..^3], ("act", "attach")]
        );
        var form = guest.Form("open/fault");
        await guest.SendAsync(form, TicketPortal.FaultOfGuest);
        var first = TicketPortal.ReferenceIn(guest);
        await guest.SendAsync(form, TicketPortal.FaultOfGuest);
        Assert.Equal(first, TicketPortal.ReferenceIn(guest));
    }

    [Fact]
    public async Task A_picture_that_asks_for_gigabytes_is_refused_by_its_pixels()
    {
        byte[] png =
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            0xEA,
            0x60,
            0,
            0,
            0xEA,
            0x60,
            8,
            2,
            0,
            0,
            0,
            1,
            2,
            3,
            4,
            0,
            0,
            0,
            1,
            .. "IDAT"u8,
            0,
            1,
            2,
            3,
            4,
            0,
            0,
            0,
            0,
            .. "IEND"u8,
            0xAE,
            0x42,
            0x60,
            0x82,
        ];
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendFilesAsync("open/question", [("wall.png", png)], ("text", "Kept."), ("act", "attach"));
        Assert.Empty(guest.Page.QuerySelectorAll(".file-name"));
        Assert.Contains("too large to be opened", guest.Page.QuerySelector(".files .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kept.", guest.Page.QuerySelector("textarea")!.TextContent);
    }
}
