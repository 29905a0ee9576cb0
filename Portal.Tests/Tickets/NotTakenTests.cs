using System.Net;

namespace Portal.Tests.Tickets;

/// <summary>What could not be added to a request is still there to be read, copied, and sent where it belongs.</summary>
[Collection(TicketCollection.Name)]
public sealed class NotTakenTests(TicketPortal portal)
{
    private static readonly string LongAgo = $"{DateTimeOffset.UtcNow.AddDays(-20):yyyy-MM-dd HH:mm:ss.ffffff+00:00}";

    [Fact]
    public async Task A_reply_to_what_was_merged_meanwhile_goes_on_to_the_other_request_with_its_files()
    {
        var (guest, reference) = await portal.FiledAsync("meanwhile@example.org");
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync(
            "open/fault",
            [.. TicketPortal.Fault[..^1], ("name", "Customer at home"), ("email", "meanwhile@example.org"), ("act", "confirm")]
        );
        var duplicate = TicketPortal.ReferenceIn(guest);
        await guest.OpenAsync($"/en/tickets/{duplicate}");
        await guest.SendFilesAsync(
            $"/en/tickets/{duplicate}",
            [("log.txt", "12:00"u8.ToArray())],
            ("text", "The long letter."),
            ("act", "attach")
        );
        await portal.AskAsync(
            """
            update ticket set state = 'Rejected', closed_at = changed_at, merged_into_id = (select id from ticket
            where reference = $s) where reference = $d
            """,
            ("$s", reference),
            ("$d", duplicate)
        );
        await guest.SendAsync($"/en/tickets/{duplicate}", ("act", "send"));
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Equal("The long letter.", guest.Page.QuerySelector("textarea[readonly]")!.TextContent);
        await guest.SendAsync($"/en/tickets/{reference}", ("act", "change"));
        Assert.Equal("The long letter.", guest.Page.QuerySelector("#text")!.TextContent);
        Assert.Equal("log.txt", guest.Page.QuerySelector(".file-name")!.TextContent);
        await guest.SendAsync($"/en/tickets/{reference}", ("act", "send"));
        Assert.EndsWith("?done=sent", guest.Address, StringComparison.Ordinal);
        Assert.Equal(
            "1",
            await portal.AskAsync(
                "select count(*) from attachment a join ticket t on t.id = a.ticket_id where t.reference = $r",
                ("$r", reference)
            )
        );
        guest.Dispose();
    }

    [Fact]
    public async Task A_reply_to_what_was_closed_long_ago_becomes_a_new_request_that_follows_it()
    {
        var (guest, reference) = await portal.FiledAsync("long-ago@example.org");
        await guest.OpenAsync($"/en/tickets/{reference}");
        await portal.AskAsync(
            "update ticket set state = 'Closed', state_changed_at = $at, closed_at = $at, resolved_at = $at where reference = $r",
            ("$at", LongAgo),
            ("$r", reference)
        );
        await guest.SendAsync($"/en/tickets/{reference}", ("text", "It is back."), ("act", "send"));
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Equal("It is back.", guest.Page.QuerySelector("textarea[readonly]")!.TextContent);
        await guest.SendAsync("open/fault", ("act", "change"));
        Assert.Equal("It is back.", guest.Page.QuerySelector("#text")!.TextContent);
        Assert.Equal(reference, guest.Page.QuerySelector("input[name=follows]")!.GetAttribute("value"));
        guest.Dispose();
    }

    [Fact]
    public async Task A_reply_from_a_browser_that_may_see_the_request_no_more_is_shown_with_the_way_to_a_new_link()
    {
        var (guest, reference) = await portal.FiledAsync("half-a-day@example.org");
        await guest.OpenAsync($"/en/tickets/{reference}");
        await portal.AskAsync("update token set expires_at = created_at where purpose = 'ticket.guest'");
        await guest.SendAsync($"/en/tickets/{reference}", ("text", "One thing more."), ("act", "send"));
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        Assert.Equal("One thing more.", guest.Page.QuerySelector("textarea[readonly]")!.TextContent);
        Assert.Equal(reference, guest.Page.QuerySelector("#reference")!.GetAttribute("value"));
        guest.Dispose();
    }

    [Fact]
    public async Task An_opinion_on_a_request_that_was_opened_again_is_not_thanked_for_and_stays_in_the_form()
    {
        var (guest, reference) = await portal.FiledAsync("opened-again@example.org");
        await guest.OpenAsync($"/en/tickets/{reference}");
        await guest.SendAsync("handler=close");
        var form = guest.Form("/survey");
        await portal.AskAsync(
            "update ticket set state = 'InProgress', closed_at = null, resolved_at = null where reference = $r",
            ("$r", reference)
        );
        await guest.SendAsync(form, ("score", "4"), ("comment", "Quick enough."));
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Equal("Quick enough.", guest.Page.QuerySelector("#comment")!.TextContent);
        Assert.Equal("4", guest.Page.QuerySelector("input[name=score][checked]")!.GetAttribute("value"));
        guest.Dispose();
    }

    [Fact]
    public async Task What_is_too_long_is_refused_whole_and_nothing_of_it_is_cut()
    {
        var (guest, reference) = await portal.FiledAsync("too-long@example.org");
        await guest.OpenAsync("/en/tickets/open/fault");
        var (log, subject) = (new string('a', 12_659), new string('b', 121));
        await guest.SendAsync(
            "open/fault",
            [.. TicketPortal.FaultOfGuest.Where(f => f.Name is not ("text" or "subject")), ("text", log), ("subject", subject)]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(["#subject", "#text"], guest.Page.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.Equal(
            (log, subject),
            (guest.Page.QuerySelector("#text")!.TextContent, guest.Page.QuerySelector("#subject")!.GetAttribute("value"))
        );
        Assert.Empty(guest.Page.QuerySelectorAll("main [maxlength]"));
        await guest.OpenAsync($"/en/tickets/{reference}");
        await guest.SendAsync("handler=close");
        await guest.SendAsync("/survey", ("score", "4"), ("comment", log));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(log, guest.Page.QuerySelector("#comment")!.TextContent);
        guest.Dispose();
    }

    [Fact]
    public async Task Before_it_is_sent_the_button_comes_first_and_who_is_answered_can_be_checked()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendAsync(
            "open/question",
            ("topic", "internet"),
            ("subject", "No internet connection, router light is red"),
            ("text", "How do I restart the router?"),
            ("name", "Customer at home"),
            ("email", "checked@example.org"),
            ("phone", "0170 123456"),
            ("act", "send")
        );
        var main = guest.Main;
        Assert.All(
            ["Customer at home", "checked@example.org", "0170 123456"],
            shown => Assert.Contains(shown, main, StringComparison.Ordinal)
        );
        Assert.True(main.IndexOf("Send my request", StringComparison.Ordinal) < main.IndexOf("This solved it", StringComparison.Ordinal));
    }
}
