using System.Net;
using Portal.Tests.Hosting;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>Following a request: whose it is, what they see, what they can do.</summary>
[Collection(TicketCollection.Name)]
public sealed class TrackingTests(TicketPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_of_a_mail_opens_its_own_request_once_in_any_browser()
    {
        var (filer, reference) = await portal.FiledAsync("once@example.org");
        var (other, otherReference) = await portal.FiledAsync("other@example.org");
        using var first = portal.Come();
        using var second = portal.Come();
        var link = await portal.LinkAsync("once@example.org");
        await first.OpenAsync($"/en/tickets/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, first.Status);
        foreach (var guest in new[] { first, second }) // looking uses nothing up
        {
            await guest.OpenAsync(link);
            Assert.Equal("/en/tickets/link", guest.Address);
            Assert.DoesNotContain("token", guest.Address, StringComparison.Ordinal);
        }

        var form = first.Form("tickets/link");
        using var twice = first.Copy();
        foreach (var touch in new[] { first, twice }) // one button, touched twice
        {
            await touch.SendAsync(form);
            Assert.Equal($"/en/tickets/{reference}", touch.Address);
        }

        Assert.Equal(
            "1",
            await portal.AskAsync(
                "select count(*) from audit where action = 'ticket.link-used' and target = $t",
                ("$t", $"ticket:{reference}")
            )
        );
        await first.OpenAsync($"/en/tickets/{otherReference}");
        Assert.Equal(HttpStatusCode.NotFound, first.Status);
        await second.SendAsync("tickets/link");
        Assert.Equal(HttpStatusCode.Gone, second.Status);
        await second.OpenAsync($"/en/tickets/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        filer.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_new_link_is_sent_to_whom_it_belongs_and_nobody_learns_whether_it_was()
    {
        var (filer, reference) = await portal.FiledAsync("again@example.org");
        await portal.LinkAsync("again@example.org");
        var answers = new List<string>();
        foreach (var mail in new[] { "stranger@example.org", "Again@example.org" })
        {
            using var guest = portal.Come();
            await guest.OpenAsync("/en/tickets/link/new");
            await guest.SendAsync("link/new", ("reference", reference.ToLowerInvariant()), ("email", mail));
            answers.Add(guest.Main);
        }

        Assert.Single(answers.Distinct());
        await Until.TrueAsync(() => Task.FromResult(portal.Mails("again@example.org").Count() == 2), () => "No second link was sent.", Ct);
        Assert.Empty(portal.Mails("stranger@example.org"));
        filer.Dispose();
    }

    [Fact]
    public async Task Requests_of_a_customer_number_are_seen_by_those_who_have_it_and_by_nobody_else()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003);
        await customer.OpenAsync("/en/tickets/open/fault");
        await customer.SendAsync("open/fault", [.. TicketPortal.Fault[..^1], ("act", "confirm")]); // they know of their other request
        var reference = TicketPortal.ReferenceIn(customer);
        using var stranger = portal.Come();
        await stranger.SignInAsCustomerAsync(1004);
        await stranger.OpenAsync($"/en/tickets/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.OpenAsync("/en/tickets");
        Assert.DoesNotContain(reference, stranger.Main, StringComparison.Ordinal);
        await portal.AskAsync(
            """
            update ticket set customer_number = (select customer_number from person
            where email = 'demo-1004@customer.demo.example') where reference = $r
            """,
            ("$r", reference)
        );
        await stranger.OpenAsync($"/en/tickets/{reference}");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
    }

    [Fact]
    public async Task A_request_is_answered_closed_judged_and_opened_again()
    {
        var (guest, reference) = await portal.ProvenAsync("whole@example.org");
        await portal.EntryAsync(reference, EntryKind.Reply, "What does the label say?");
        await portal.EntryAsync(reference, EntryKind.Note, "seems confused", isPublic: true);
        await portal.AskAsync(
            "update ticket set state = 'Pending', waiting_for = 'Customer', paused_at = opened_at where reference = $r",
            ("$r", reference)
        );
        await guest.OpenAsync($"/en/tickets/{reference}");
        Assert.Contains("We need something from you", guest.Main, StringComparison.Ordinal);
        Assert.Contains("What does the label say?", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("confused", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync(
            $"/en/tickets/{reference}",
            ("text", "It says 4711."),
            ("next_update_due", "2001-01-01"),
            ("state", "Closed"),
            ("act", "send")
        );
        Assert.EndsWith("?done=sent", guest.Address, StringComparison.Ordinal);
        Assert.Equal(
            "InProgress||1",
            await portal.AskAsync(
                "select state || '|' || coalesce(paused_at, '') || '|' || (next_update_due > '2002') from ticket where reference = $r",
                ("$r", reference)
            )
        );
        await guest.SendAsync("handler=close");
        Assert.EndsWith("?done=closed", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync("/survey", ("score", "4"), ("comment", "Quick enough."));
        Assert.EndsWith("?done=rated", guest.Address, StringComparison.Ordinal);
        Assert.Empty(guest.Page.QuerySelectorAll("form[action$='/survey']"));
        await guest.SendAsync($"/en/tickets/{reference}", ("text", ""), ("act", "send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync($"/en/tickets/{reference}", ("text", "Gone again."), ("act", "send"));
        Assert.EndsWith("?done=reopened", guest.Address, StringComparison.Ordinal);
        Assert.Equal("1", await portal.AskAsync("select reopen_count from ticket where reference = $r", ("$r", reference)));
        guest.Dispose();
    }

    [Fact]
    public async Task The_question_is_answered_from_the_mail_without_signing_in()
    {
        var (guest, reference) = await portal.FiledAsync("judge@example.org");
        await guest.OpenAsync($"/en/tickets/{reference}");
        await guest.SendAsync("handler=close");
        using var reader = portal.Come();
        await reader.OpenAsync(await portal.LinkAsync("judge@example.org", "/tickets/survey?token="));
        await reader.SendAsync("tickets/survey", ("comment", "No number chosen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        var form = reader.Form("tickets/survey");
        using var twice = reader.Copy();
        foreach (var touch in new[] { reader, twice })
        {
            await touch.SendAsync(form, ("score", "5"));
            Assert.EndsWith("?done=yes", touch.Address, StringComparison.Ordinal);
        }

        Assert.Equal(
            "5",
            await portal.AskAsync(
                "select score from survey s join ticket t on t.id = s.ticket_id where t.reference = $r",
                ("$r", reference)
            )
        );
        await reader.OpenAsync($"/en/tickets/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status); // a word about it opens nothing
        guest.Dispose();
    }

    [Fact]
    public async Task Merged_and_refused_requests_stay_in_sight_with_words_for_what_became_of_them()
    {
        var (guest, reference) = await portal.FiledAsync("twice@example.org");
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", [.. TicketPortal.Fault, ("name", "Customer at home"), ("email", "twice@example.org")]);
        if (!guest.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await guest.SendAsync("open/fault", ("act", "confirm"));
        var duplicate = TicketPortal.ReferenceIn(guest);
        await portal.AskAsync(
            """
            update ticket set state = 'Rejected', closed_at = changed_at, merged_into_id = (select id from ticket
            where reference = $s) where reference = $d
            """,
            ("$s", reference),
            ("$d", duplicate)
        );
        await guest.OpenAsync("/en/tickets");
        Assert.Contains(duplicate, guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync($"/en/tickets/{duplicate}");
        Assert.Contains("This continues in another of your requests", guest.Main, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector($"a[href='/en/tickets/{reference}']"));
        guest.Dispose();
    }

    [Fact]
    public async Task The_twenty_first_request_is_on_the_second_page()
    {
        var data = TestData.In(portal.Program);
        var person = await data.CustomerWithPasswordAsync(p => p.CustomerNumber = "MANYREQUESTS");
        for (var n = 0; n < 21; n++)
            await data.OpenTicketAsync(new() { Customer = "MANYREQUESTS", Subject = $"Request {n}" });
        using var guest = portal.Come();
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", person.Email), ("password", TestData.Password));
        await guest.OpenAsync("/en/tickets");
        var first = guest.Page.QuerySelectorAll(".records h2, .records h3").Select(h => h.TextContent.Trim()).ToList();
        Assert.Equal(20, first.Count);
        await guest.OpenAsync("/en/tickets?page=2");
        Assert.DoesNotContain(Assert.Single(guest.Page.QuerySelectorAll(".records h2, .records h3")).TextContent.Trim(), first);
    }

    [Fact]
    public async Task An_open_page_is_told_of_what_is_new_and_of_nothing_else()
    {
        var (guest, reference) = await portal.FiledAsync("live@example.org");
        var cookies = guest.Cookies.GetCookieHeader(portal.Program.Address);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal.Program.Address };
        await guest.OpenAsync($"/en/tickets/{reference}");
        var address = guest.Page.QuerySelector("[data-events]")!.GetAttribute("data-events")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Ct));
        await portal.EntryAsync(reference, EntryKind.Note, "not for customers", isPublic: false);
        await portal.EntryAsync(reference, EntryKind.Reply, "Good morning.");
        var newest = await portal.AskAsync("select max(id) from ticket_entry where kind = 'Reply'");
        string? line;
        while ((line = await lines.ReadLineAsync(Ct)) is not null && !line.StartsWith("data:", StringComparison.Ordinal))
            Assert.DoesNotContain("customers", line, StringComparison.Ordinal);
        Assert.Equal($"data: {newest}", line);
        guest.Dispose();
    }
}
