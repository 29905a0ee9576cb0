using System.Net;

namespace Portal.Tests.Tickets;

/// <summary>Asking for help, in a browser that runs no scripts.</summary>
[Collection(TicketCollection.Name)]
public sealed class NewTicketTests(TicketPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_asks_reads_what_may_help_sends_it_and_has_a_receipt_at_once()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/de/help/keine-internetverbindung");
        await guest.OpenAsync(guest.Page.QuerySelector(".person a[href*='/tickets/open']")!.GetAttribute("href")!);
        await guest.OpenAsync(guest.Page.QuerySelector("a[href*='/open/fault']")!.GetAttribute("href")!);
        Assert.Contains("Keine Internetverbindung", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync(
            "open/fault",
            ("topic", "internet"),
            ("subject", "Kein Internet seit heute Morgen"),
            ("text", "Das rote Licht am Router blinkt."),
            ("extent", "all"),
            ("since", "today"),
            ("name", "Kundin"),
            ("email", "kundin@example.org")
        );
        Assert.NotEmpty(guest.Page.QuerySelectorAll("form[action$='/tickets/solved']"));
        Assert.Contains("Das rote Licht am Router blinkt.", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync("open/fault", ("act", "confirm"));
        var reference = TicketPortal.ReferenceIn(guest);
        Assert.Contains("kundin@example.org", guest.Main, StringComparison.Ordinal);
        Assert.Equal(
            "no-internet|today|1",
            await portal.AskAsync(
                """
                select article || '|' || (select value from ticket_field where ticket_id = t.id
                    and name = 'since') || '|' || (select count(*) from attempted_step
                where ticket_id = t.id and step = 'no-internet') from ticket t where reference = $r
                """,
                ("$r", reference)
            )
        );
        await guest.OpenAsync($"/de/tickets/{reference}");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        await guest.OpenAsync("/de/tickets");
        Assert.Contains(reference, guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault?q=router+blinks");
        await guest.SendAsync("open/fault", ("subject", "Only this"), ("text", ""), ("email", "nobody"), ("act", "send"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(
            ["#topic", "#text", "#extent", "#since", "#name", "#email"],
            guest.Page.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href"))
        );
        Assert.All(guest.Page.QuerySelectorAll(".errors a"), a => Assert.NotNull(guest.Page.QuerySelector(a.GetAttribute("href")!)));
        Assert.Equal("Only this", guest.Page.QuerySelector("#subject")!.GetAttribute("value"));
        Assert.Equal("router blinks", guest.Page.QuerySelector("#search")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_customer_sees_their_lines_and_what_is_known_travels_along()
    {
        using var guest = portal.Come();
        await guest.SignInAsCustomerAsync(1001);
        await guest.OpenAsync("/en/tickets/open/fault?incident=N-DEM0-001R");
        var service = guest.Page.QuerySelector("#service option")!.GetAttribute("value")!;
        Assert.NotEqual("", service);
        await guest.SendAsync("open/fault", [.. TicketPortal.Fault, ("service", service), ("device", "made up")]);
        var reference = TicketPortal.ReferenceIn(guest);
        Assert.Equal(
            $"{service}|none|1|N-",
            await portal.AskAsync(
                """
                select service_number || '|' || coalesce(device_serial,
                    'none') || '|' || (customer_number is not null) || '|' || substr(incident, 1, 2) from ticket
                where reference = $r
                """,
                ("$r", reference)
            )
        );
        await guest.OpenAsync("/en/account");
        Assert.Contains(" open", guest.Main, StringComparison.Ordinal); // beside the made-up ones
        await guest.OpenAsync("/en");
        Assert.NotNull(guest.Page.QuerySelector("a[href='/en/tickets']"));
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", TicketPortal.Fault);
        Assert.NotNull(guest.Page.QuerySelector($"a[href='/en/tickets/{reference}']")); // the one that is open already
    }

    [Fact]
    public async Task A_form_that_is_sent_again_leads_to_the_same_request()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        var form = guest.Form("open/fault");
        await guest.SendAsync(form, TicketPortal.FaultOfGuest);
        var first = TicketPortal.ReferenceIn(guest);
        await guest.SendAsync(form, TicketPortal.FaultOfGuest);
        Assert.Equal(first, TicketPortal.ReferenceIn(guest));
    }

    [Fact]
    public async Task While_nothing_can_be_written_the_words_stay_in_the_form()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await using (await portal.LockAsync())
        {
            await guest.SendAsync("open/fault", TicketPortal.FaultOfGuest);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, guest.Status);
            Assert.NotNull(guest.Answer.Headers.RetryAfter);
            Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
            Assert.NotNull(guest.Page.QuerySelector(".errors"));
        }

        await guest.SendAsync("open/fault", ("act", "send"));
        TicketPortal.ReferenceIn(guest);
    }

    [Fact]
    public async Task A_form_from_an_old_tab_comes_back_with_everything_in_it()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", [.. TicketPortal.FaultOfGuest, ("form-token", "of another time")]);
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Equal("Vlkq brmf.", guest.Page.QuerySelector("textarea")!.TextContent);
        await guest.SendAsync("open/fault", ("act", "send"));
        TicketPortal.ReferenceIn(guest);
    }

    [Theory]
    [InlineData("/en/tickets/open/nothing")]
    [InlineData("/en/tickets/open/0")]
    [InlineData("/en/tickets/T-0000-0000")]
    [InlineData("/en/tickets/T-0000-0000/receipt")]
    [InlineData("/en/tickets/T-0000-0000/events")]
    [InlineData("/en/tickets/T-0000-0000/files/abc")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var guest = portal.Come();
        await guest.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
    }

    [Fact]
    public async Task Ten_thousand_parts_are_refused_and_the_portal_goes_on()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        using var content = new MultipartFormDataContent();
        for (var n = 0; n < 10_000; n++)
            content.Add(new StringContent("x"), $"part{n}");
        using var client = new HttpClient { BaseAddress = portal.Program.Address };
        using var answer = await client.PostAsync(new Uri("/en/tickets/open/fault", UriKind.Relative), content, Ct);
        Assert.InRange((int)answer.StatusCode, 400, 413);
        await guest.OpenAsync("/en/tickets/open/fault");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    [Theory]
    [InlineData("open/billing", "payment", "How do I pay my bill", "I want to pay by card.")] // no article pays a bill
    // and none says how to ask what is being asked
    [InlineData("open/question", "other", "Please call me back", "I want to talk to a person.")]
    [InlineData("open/fault", "other", "The technician did not come", "I have waited the whole morning.")]
    public async Task Only_articles_that_fit_are_offered_and_never_how_to_ask(string form, string topic, string subject, string words)
    {
        using var guest = portal.Come();
        await guest.OpenAsync($"/en/tickets/{form}");
        await guest.SendAsync(
            form,
            ("topic", topic),
            ("subject", subject),
            ("text", words),
            ("extent", "all"),
            ("since", "today"),
            ("name", "A"),
            ("email", "a@example.org"),
            ("act", "send")
        );
        Assert.Empty(guest.Page.QuerySelectorAll("form[action$='/tickets/solved']"));
    }

    [Fact]
    public async Task Who_says_that_an_article_helped_is_thanked_and_counted_and_counted_out_when_they_come_back()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendAsync(
            "open/question",
            ("topic", "internet"),
            ("subject", "No internet connection, router light is red"),
            ("text", "How do I restart the router?"),
            ("name", "A"),
            ("email", "a@example.org"),
            ("act", "send")
        );
        await guest.SendAsync(guest.Page.Forms.First(f => f.GetAttribute("action") == "/en/tickets/solved"));
        Assert.Equal("/en/tickets/solved?done=yes", guest.Address);
        const string Lasting = "select count(*) from deflection where returned_at is null and visitor is not null and topic = 'Question'";
        Assert.Equal("1", await portal.AskAsync(Lasting));
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendAsync("open/fault", TicketPortal.FaultOfGuest);
        Assert.Equal("0", await portal.AskAsync(Lasting));
    }

    [Fact]
    public async Task Who_complains_is_not_sent_away_to_read_and_has_a_day_to_hold_us_to()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/complaint");
        await guest.SendAsync(
            "open/complaint",
            ("topic", "service"),
            ("subject", "No internet connection for a week"),
            ("text", "The router light is red."),
            ("name", "A"),
            ("email", "a@example.org"),
            ("act", "send")
        );
        TicketPortal.ReferenceIn(guest);
        Assert.Contains("at the latest", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_says_topic_and_words_and_the_rest_waits_folded()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003, "en");
        await customer.OpenAsync("/en/tickets/open/fault");
        var more = customer.Page.QuerySelector("details.more")!;
        Assert.False(more.HasAttribute("open"));
        Assert.NotNull(more.QuerySelector("#subject"));
        Assert.NotNull(more.QuerySelector("#files"));
        Assert.Null(more.QuerySelector("#text, [name=topic]"));
        await customer.SendAsync("open/fault", ("topic", "other"), ("text", "Zzyx qwrt. Vlkq brmf."), ("act", "send"));
        if (!customer.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await customer.SendAsync("open/fault", ("act", "confirm"));
        var reference = TicketPortal.ReferenceIn(customer);
        Assert.Equal(
            "Zzyx qwrt|unknown",
            await portal.AskAsync(
                """
                select subject || '|' || (select value from ticket_field where ticket_id = t.id and name = 'extent')
                from ticket t where reference = $r
                """,
                ("$r", reference)
            )
        );
    }

    [Fact]
    public async Task What_is_folded_away_is_open_when_something_in_it_is_wrong_or_was_said()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003, "en");
        await customer.OpenAsync("/en/tickets/open/question");
        await customer.SendAsync("open/question", ("topic", "other"), ("text", ""), ("act", "send"));
        Assert.Equal(["#text"], customer.Page.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")));
        Assert.False(customer.Page.QuerySelector("details.more")!.HasAttribute("open"));
        await customer.SendAsync("open/question", ("text", ""), ("phone", "0123456"), ("act", "send"));
        Assert.True(customer.Page.QuerySelector("details.more")!.HasAttribute("open"));
        await customer.SendAsync("open/question", ("text", "Zzyx"), ("phone", ""), ("email", "nobody"), ("act", "send"));
        Assert.True(customer.Page.QuerySelector("details.more")!.HasAttribute("open"));
        Assert.NotNull(customer.Page.QuerySelector("details.more #email[aria-invalid=true]"));
    }
}
