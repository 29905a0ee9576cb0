using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Site;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>The pages of the desk, as people who work there use them without scripts.</summary>
public sealed class AgentPagesTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task The_queue_goes_through_every_ticket_once_due_first_and_back_again()
    {
        for (var n = 0; n < 120; n++) await TestData.In(portal).OpenTicketAsync(new() { Level = 3, Subject = $"Number {n}", Due = TimeSpan.FromHours(200 + (n * 7 % 120)) });
        using var agent = await EnterAsync("Agent3");
        await agent.OpenAsync("/en/desk");
        var (pages, seen) = (new List<string>(), new List<string>());
        for (; ; await agent.OpenAsync(Link(agent, "next")!))
        {
            pages.Add(string.Join('|', Rows(agent)));
            seen.AddRange(Rows(agent));
            if (Link(agent, "next") is null) break;
        }

        Assert.Equal((3, 120), (pages.Count, seen.Distinct().Count()));
        Assert.Equal(seen.Order(Comparer<string>.Create((a, b) => Due(a).CompareTo(Due(b)))), seen);
        await agent.OpenAsync(Link(agent, "prev")!);
        Assert.Equal(pages[1], string.Join('|', Rows(agent)));

        static int Due(string subject) => int.Parse(subject.Split(' ')[1], null) * 7 % 120;
    }

    [Theory]
    [InlineData("after=-1-x&before=9999999999999999999-1")]
    [InlineData("level=7&show=99&whose=%00&skill=1&type=DROP&priority=-3&in=xx")]
    [InlineData("after=1-1&level=all&priority=1&in=de&whose=Nobody&skill=Technical&type=Fault&show=Resolved")]
    public async Task Nonsense_in_the_address_of_the_queue_is_left_out(string query)
    {
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/de/desk?{query}");
        Assert.Equal(HttpStatusCode.OK, agent.Status);
    }

    [Fact]
    public async Task Words_of_a_customer_stand_in_their_language_as_text_and_every_look_is_written_down()
    {
        var ticket = new TestTicket { Language = "ru", Subject = "<b>Нет</b> интернета", Words = "<script>alert(1)</script>" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/de/desk/{ticket.Reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}");
        var title = agent.Page.QuerySelector("h1")!;
        Assert.Equal(("<b>Нет</b> интернета", "ru"), (title.TextContent, title.GetAttribute("lang")));
        Assert.Contains(agent.Page.QuerySelectorAll(".desk-words"), e => e.TextContent == "<script>alert(1)</script>" && e.GetAttribute("lang") == "ru");
        Assert.Equal(["ticket.looked-at"], await AuditAsync($"ticket:{ticket.Reference}"));
        await agent.OpenAsync("/de/desk?q=somebody@example.org");
        Assert.Contains("tickets.searched", await AuditAsync("desk"));
        Assert.Equal(["by address:"], await Db.ListAsync<string>("select detail from audit where action = 'tickets.searched'", ct: Ct)); // the trail cannot forget an address
        await agent.OpenAsync($"/de/desk?q={ticket.Reference}");
        Assert.Equal($"/de/desk/{ticket.Reference}", agent.Address);
        foreach (var nowhere in new[] { "T-0000-0000", "1", "T-4K7M-2QXA%20" })
        {
            await agent.OpenAsync($"/de/desk/{nowhere}");
            Assert.Equal(HttpStatusCode.NotFound, agent.Status);
        }
    }

    [Fact]
    public async Task Who_answers_second_sees_what_the_first_did_and_keeps_what_was_typed()
    {
        var ticket = new TestTicket { Mail = "two-agents@example.org", Words = "Nichts geht" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var one = await EnterAsync("Agent1");
        using var other = await EnterAsync("Supervisor");
        foreach (var each in new[] { one, other }) await each.OpenAsync($"/en/desk/{ticket.Reference}");
        Assert.Contains("is looking at this request too", other.Main, StringComparison.Ordinal);
        await one.SendAsync($"/desk/{ticket.Reference}?level=1", ("text", "I have restarted your line."), ("next", "InProgress"));
        Assert.EndsWith("done=answered", one.Address, StringComparison.Ordinal);
        await other.SendAsync($"/desk/{ticket.Reference}?level=all", ("text", "Please send a photo."), ("next", "Pending"));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("Please send a photo.", other.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        Assert.Contains("I have restarted your line.", string.Concat(other.Page.QuerySelectorAll(".desk-timeline .new").Select(e => e.TextContent)), StringComparison.Ordinal);
        Assert.Equal("Pending", other.Page.QuerySelector<IHtmlSelectElement>("#next")!.Value);
        await other.SendAsync($"/desk/{ticket.Reference}?level=all");
        Assert.EndsWith("done=answered", other.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_solved_says_what_to_do_if_it_comes_back_and_notes_leave_the_desk_never()
    {
        var ticket = new TestTicket { Mail = "solved@example.org" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/desk/{ticket.Reference}");
        await agent.SendAsync($"/desk/{ticket.Reference}?level=1", ("kind", "note"), ("text", "Rings twice a week."));
        Assert.EndsWith("done=noted", agent.Address, StringComparison.Ordinal);
        Assert.Equal(0, await Db.SingleOrDefaultAsync<long>("select count(*) from ticket_entry where is_public = true and text like '%Rings twice%'", ct: Ct));
        await agent.SendAsync($"/desk/{ticket.Reference}?level=1", ("kind", "reply"), ("text", ""), ("next", "Resolved"));
        Assert.Equal(2, agent.Page.QuerySelectorAll("#errors li").Length);
        Assert.Empty(AccessibleErrors.Missing(agent.Page));
        await agent.SendAsync($"/desk/{ticket.Reference}?level=1", ("kind", "reply"), ("text", "The cable is new."), ("next", "Resolved"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
        Assert.Equal("The cable is new.", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        await agent.SendAsync($"/desk/{ticket.Reference}?level=1", ("advice", "Restart the box and write to us."));
        Assert.EndsWith("done=answered", agent.Address, StringComparison.Ordinal);
        Assert.Equal("Resolved", await Db.SingleOrDefaultAsync<string>("select state from ticket where reference = @Reference", new { ticket.Reference }, Ct));
    }

    [Fact]
    public async Task A_handover_leaves_nothing_out_and_is_accepted_above()
    {
        var ticket = new TestTicket { Subject = "Handed over" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var first = await EnterAsync("Agent1");
        using var second = await EnterAsync("Agent2");
        await first.OpenAsync($"/en/desk/{ticket.Reference}/handover");
        await first.SendAsync("/handover", ("steps", ""), ("results", ""));
        Assert.Equal(["“What was done” is empty. If you do not know, write that.", "“What came of it” is empty. If you do not know, write that."], first.Page.QuerySelectorAll("#errors li").Select(e => e.TextContent));
        Assert.Empty(AccessibleErrors.Missing(first.Page));
        await first.SendAsync("/handover", ("steps", "Restarted"), ("results", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Equal("Restarted", first.Page.QuerySelector<IHtmlTextAreaElement>("#steps")!.Value);
        await first.SendAsync("/handover", ("results", "Still dark"));
        Assert.EndsWith("done=offered", first.Address, StringComparison.Ordinal);
        await second.OpenAsync("/en/desk");
        Assert.Contains("Handed over", second.Main, StringComparison.Ordinal);
        await second.OpenAsync($"/en/desk/{ticket.Reference}");
        await second.SendAsync("handover?handler=return", ("reason", " "));
        Assert.Equal("reason", second.Page.QuerySelector("#errors a")!.GetAttribute("href")!.TrimStart('#'));
        Assert.Empty(AccessibleErrors.Missing(second.Page));
        await second.SendAsync("handover?handler=return", ("reason", "Measure first."));
        Assert.EndsWith("done=returned", second.Address, StringComparison.Ordinal);
        await first.OpenAsync($"/en/desk/{ticket.Reference}/handover");
        await first.SendAsync("/handover", ("steps", "Measured"), ("results", "No light"));
        await second.OpenAsync($"/en/desk/{ticket.Reference}");
        await second.SendAsync("handover?handler=accept");
        Assert.EndsWith("done=accepted", second.Address, StringComparison.Ordinal);
        await first.OpenAsync($"/en/desk/{ticket.Reference}");
        Assert.Null(first.Page.QuerySelector("#kind-reply"));
        await first.OpenAsync($"/en/desk/{ticket.Reference}/rating");
        Assert.Equal(HttpStatusCode.NotFound, first.Status);
    }

    [Fact]
    public async Task Small_pages_rate_promise_tie_assign_and_merge()
    {
        var (ticket, other) = (new TestTicket { Customer = "PAGES1" }, new TestTicket { Customer = "PAGES1" });
        foreach (var each in new[] { ticket, other }) await TestData.In(portal).OpenTicketAsync(each);
        using var agent = await EnterAsync("Agent1");
        var home = $"/en/desk/{ticket.Reference}";
        await DoAsync(agent, $"{home}/rating", "rated", ("priority", "1"), ("severity", "Total"), ("reason", "Works from home"));
        await DoAsync(agent, $"{home}/promise", "promised", ("next", DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", null)), ("reason", "Ein Kabel fehlt."));
        await agent.OpenAsync($"{home}/promise");
        foreach (var wrong in new[] { "tomorrow", "0001-01-01T00:00", "9999-12-31T23:59" })
        {
            await agent.SendAsync("/promise", ("next", wrong));
            Assert.Equal((wrong, HttpStatusCode.UnprocessableEntity), (agent.Page.QuerySelector("#next")!.GetAttribute("value"), agent.Status));
            Assert.Empty(AccessibleErrors.Missing(agent.Page));
        }

        await DoAsync(agent, home, "taken", "?handler=take");
        await DoAsync(agent, $"{home}/assignment", "back", "?handler=back", ("note", "Only in the evening."));
        await DoAsync(agent, $"{home}/merging", "merged", ("into", other.Reference), ("reason", "The same lamp"));
        await DoAsync(agent, $"{home}/merging", "unmerged", "?handler=undo");
        await agent.OpenAsync(home);
        foreach (var words in new[] { "Works from home", "Only in the evening.", "nothing works" }) Assert.Contains(words, agent.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_or_a_ready_reply_comes_below_what_was_typed()
    {
        var ticket = new TestTicket { Language = "de" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var supervisor = await EnterAsync("Supervisor");
        await supervisor.OpenAsync("/en/desk/replies");
        await supervisor.SendAsync("/desk/replies", ("in", "de"), ("title", "Gruß <b>"), ("text", "Guten Tag, zu {reference}"));
        Assert.Contains("Gruß <b>", supervisor.Main, StringComparison.Ordinal);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/desk/replies");
        Assert.Null(agent.Page.QuerySelector("#write"));
        await agent.OpenAsync($"/en/desk/{ticket.Reference}");
        var form = agent.Form($"/desk/{ticket.Reference}?level=1");
        await agent.SendAsync($"/en/desk/{ticket.Reference}?handler=find", form, ("text", "Typed first."), ("find", "WLAN Passwort"));
        Assert.Equal("Typed first.", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        var found = agent.Page.QuerySelector<IHtmlButtonElement>("button[value^='article:']")!;
        await agent.SendAsync($"/en/desk/{ticket.Reference}?handler=insert", agent.Form($"/desk/{ticket.Reference}?level=1"), ("insert", found.Value));
        Assert.Matches("^Typed first\\.\n\n.+\nhttp.+/de/help/.+$", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        var reply = agent.Page.QuerySelector<IHtmlButtonElement>("button[value^='reply:']")!;
        await agent.SendAsync($"/en/desk/{ticket.Reference}?handler=insert", agent.Form($"/desk/{ticket.Reference}?level=1"), ("insert", reply.Value));
        Assert.EndsWith($"Guten Tag, zu {ticket.Reference}", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ways_of_looking_are_kept_for_oneself()
    {
        using var agent = await EnterAsync("Agent2");
        await agent.OpenAsync("/en/desk?level=2&type=Complaint");
        await agent.SendAsync("handler=view", ("name", "Complaints first"));
        var view = agent.Page.QuerySelectorAll(".desk-views a").Single();
        Assert.Equal(("Complaints first", "/en/desk?level=2&type=Complaint"), (view.TextContent, view.GetAttribute("href")));
        using var other = await EnterAsync("Agent1");
        await other.OpenAsync("/en/desk");
        Assert.Empty(other.Page.QuerySelectorAll(".desk-views a"));
        await agent.SendAsync("handler=forget");
        Assert.Empty(agent.Page.QuerySelectorAll(".desk-views a"));
    }

    [Fact]
    public async Task Reports_count_and_can_be_taken_along()
    {
        await TestData.In(portal).OpenTicketAsync(new() { Language = "ca" });
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/desk/reports?by=Language&days=7");
        Assert.Contains("Català", agent.Main, StringComparison.Ordinal);
        await agent.OpenAsync("/en/desk/reports?handler=csv&by=Topic&days=7");
        Assert.Equal("text/csv", agent.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Fault: outage", await agent.Answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_shows_how_many_first_replies_were_in_time_of_all_that_were_given_or_are_overdue()
    {
        foreach (var (due, replied) in new[] { (-1, false), (-1, true), (1, true), (1, true), (1, false) })
        {
            var id = await TestData.In(portal).OpenTicketAsync(new() { Type = TicketType.Privacy, Due = TimeSpan.FromHours(due) });
            if (replied) await Db.WriteAsync(work => work.ExecuteAsync("update ticket set first_reply_at = @Now where id = @id", new { id, work.Now }), Ct);
        }

        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/desk/reports?by=Topic&days=90"); // nobody else here asks for this one, which is kept for a minute
        var row = agent.Page.QuerySelectorAll(".desk-table tbody tr").Single(r => r.QuerySelector("th")!.TextContent is var name && name.EndsWith(": outage", StringComparison.Ordinal) && !name.StartsWith("Fault", StringComparison.Ordinal));
        Assert.Equal(["5", "0", "0 min", "50%", "1", "–", "–"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Of_a_ticket_there_is_one_alert_and_most_of_many_are_folded_away()
    {
        var tickets = Enumerable.Range(1, 5).Select(n => new TestTicket { Level = 2, Subject = $"Alert {n}", Due = TimeSpan.FromHours(-n) }).ToList();
        foreach (var ticket in tickets)
        {
            var id = await TestData.In(portal).OpenTicketAsync(ticket);
            foreach (var kind in (string[])["DueSoon", "Overdue"])
                await Db.WriteAsync(work => work.ExecuteAsync("insert into alert (ticket_id, kind, level, about, at) select id, @kind, 2, next_update_due, @Now from ticket where id = @id", new { id, kind, work.Now }), Ct);
        }

        using var agent = await EnterAsync("Agent2");
        await agent.OpenAsync("/en/desk");
        IEnumerable<string> Shown(string where) => agent.Page.QuerySelectorAll($"{where} li a").Select(a => a.TextContent).Where(t => t.Contains("Alert ", StringComparison.Ordinal));
        Assert.Equal([5, 4, 3, 2, 1], Shown(".desk-alerts").Select(t => int.Parse(t.Split("Alert ")[1].Split(' ')[0], null)));
        Assert.All(Shown(".desk-alerts"), t => Assert.StartsWith("Overdue", t, StringComparison.Ordinal));
        Assert.Equal(3, Shown(".desk-alerts > ul").Count());
        Assert.Contains("2 more", agent.Page.QuerySelector(".desk-alerts > details > summary")!.TextContent, StringComparison.Ordinal);
        var first = agent.Page.QuerySelectorAll<IHtmlFormElement>(".desk-alerts form").First();
        await agent.SendAsync(first);
        Assert.Equal([4, 3, 2, 1], Shown(".desk-alerts").Select(t => int.Parse(t.Split("Alert ")[1].Split(' ')[0], null)));
    }

    [Fact]
    public void Everything_a_ticket_can_be_has_words_in_every_language()
    {
        var texts = portal.Services.GetRequiredService<Texts>();
        IEnumerable<string> keys =
        [
            .. Enum.GetNames<TicketState>().Select(n => $"Agents.State.{n}"), .. Enum.GetNames<TicketType>().Select(n => $"Agents.Type.{n}"), .. Enum.GetNames<WaitingFor>().Select(n => $"Agents.WaitingFor.{n}"),
            .. Enum.GetNames<Skill>().Select(n => $"Agents.Skill.{n}"), .. Enum.GetNames<Severity>().Select(n => $"Agents.Severity.{n}"), .. Enum.GetNames<EntryKind>().Select(n => $"Agents.Entry.{n}").Where(k => k != "Agents.Entry.Assignment"),
            .. Enum.GetNames<Portal.Web.Agents.AgentRefusal>().Select(n => $"Agents.Refused.{n}"), "Agents.Entry.Assigned", "Agents.Because.person", "Agents.Because.reopened", "Agents.Because.total-loss", "Agents.Because.complaint-half",
        ];
        foreach (var language in Language.All) Assert.All(keys, key => Assert.NotEqual(key, texts.In(language, key)));
    }

    private async Task<HttpBrowser> EnterAsync(string role)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }

    private static async Task DoAsync(HttpBrowser agent, string page, string done, params (string, string)[] typed) => await DoAsync(agent, page, done, "", typed);

    private static async Task DoAsync(HttpBrowser agent, string page, string done, string handler, params (string, string)[] typed)
    {
        await agent.OpenAsync(page);
        await agent.SendAsync(page + handler, typed);
        Assert.True(agent.Address.EndsWith($"done={done}", StringComparison.Ordinal), $"{page}: {agent.Status} {agent.Address} {agent.Page.QuerySelector(".errors")?.TextContent}");
    }

    private static IEnumerable<string> Rows(HttpBrowser agent) => agent.Page.QuerySelectorAll(".desk-main .desk-subject").Select(e => e.TextContent).Where(s => s.StartsWith("Number", StringComparison.Ordinal));

    [Fact]
    public async Task The_number_of_a_customer_is_shown_as_it_is_printed()
    {
        var reference = (await Db.ListAsync<string>("select reference from ticket where customer_number = 'DEMO1004'", ct: Ct))[0];
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/desk/{reference}");
        Assert.Equal(["DEMO-1004"], agent.Page.QuerySelectorAll(".desk-dl a[href*='q=DEMO1004']").Select(a => a.TextContent));
    }

    private static string? Link(HttpBrowser agent, string rel) => agent.Page.QuerySelector($"a[rel={rel}]")?.GetAttribute("href");

    private Task<IReadOnlyList<string>> AuditAsync(string target) => Db.ListAsync<string>("select action from audit where target = @target order by id", new { target }, Ct);
}
