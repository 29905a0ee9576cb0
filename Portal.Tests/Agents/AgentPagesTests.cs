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

/// <summary>The pages of the help desk, as people who work there use them without scripts.</summary>
public sealed partial class AgentPagesTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task The_queue_goes_through_every_ticket_once_due_first_and_back_again()
    {
        for (var n = 0; n < 120; n++)
            await TestData
                .In(portal)
                .OpenTicketAsync(
                    new()
                    {
                        Level = 3,
                        Subject = $"Number {n}",
                        Due = TimeSpan.FromHours(200 + (n * 7 % 120)),
                    }
                );
        using var agent = await EnterAsync("Agent3");
        await agent.OpenAsync("/en/agents");
        var (pages, seen) = (new List<string>(), new List<string>());
        for (; ; await agent.OpenAsync(Link(agent, "next")!))
        {
            pages.Add(string.Join('|', Rows(agent)));
            seen.AddRange(Rows(agent));
            if (Link(agent, "next") is null)
                break;
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
        await agent.OpenAsync($"/de/agents?{query}");
        Assert.Equal(HttpStatusCode.OK, agent.Status);
    }

    [Fact]
    public async Task Words_of_a_customer_stand_in_their_language_as_text_and_every_look_is_written_down()
    {
        var ticket = new TestTicket
        {
            Language = "ru",
            Subject = "<b>Нет</b> интернета",
            Text = "<script>alert(1)</script>",
        };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/de/agents/{ticket.Reference.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}");
        var title = agent.Page.QuerySelector("h1")!;
        Assert.Equal(("<b>Нет</b> интернета", "ru"), (title.TextContent, title.GetAttribute("lang")));
        Assert.Contains(
            agent.Page.QuerySelectorAll(".agents-words"),
            e => e.TextContent == "<script>alert(1)</script>" && e.GetAttribute("lang") == "ru"
        );
        Assert.Equal(["ticket.viewed"], await AuditAsync($"ticket:{ticket.Reference}"));
        await agent.OpenAsync("/de/agents?q=somebody@example.org");
        Assert.Contains("tickets.searched", await AuditAsync("queue"));
        // the trail cannot forget an address
        Assert.Equal(["by address:"], await Db.ListAsync<string>("select detail from audit where action = 'tickets.searched'", ct: Ct));
        await agent.OpenAsync($"/de/agents?q={ticket.Reference}");
        Assert.Equal($"/de/agents/{ticket.Reference}", agent.Address);
        foreach (var nowhere in new[] { "T-0000-0000", "1", "T-4K7M-2QXA%20" })
        {
            await agent.OpenAsync($"/de/agents/{nowhere}");
            Assert.Equal(HttpStatusCode.NotFound, agent.Status);
        }
    }

    [Fact]
    public async Task Who_answers_second_sees_what_the_first_did_and_keeps_what_was_typed()
    {
        var ticket = new TestTicket { Email = "two-agents@example.org", Text = "Nichts geht" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var one = await EnterAsync("Agent1");
        using var other = await EnterAsync("Supervisor");
        foreach (var each in new[] { one, other })
            await each.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.Contains("is looking at this request too", other.Main, StringComparison.Ordinal);
        await one.SendAsync($"/agents/{ticket.Reference}?level=1", ("text", "I have restarted your line."), ("next", "InProgress"));
        Assert.EndsWith("done=answered", one.Address, StringComparison.Ordinal);
        await other.SendAsync($"/agents/{ticket.Reference}?level=all", ("text", "Please send a photo."), ("next", "Pending"));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("Please send a photo.", other.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        Assert.Contains(
            "I have restarted your line.",
            string.Concat(other.Page.QuerySelectorAll(".agents-timeline .new").Select(e => e.TextContent)),
            StringComparison.Ordinal
        );
        Assert.Equal("Pending", other.Page.QuerySelector<IHtmlSelectElement>("#next")!.Value);
        await other.SendAsync($"/agents/{ticket.Reference}?level=all");
        Assert.EndsWith("done=answered", other.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_pages_rate_promise_tie_assign_and_merge()
    {
        var (ticket, other) = (new TestTicket { Customer = "PAGES1" }, new TestTicket { Customer = "PAGES1" });
        foreach (var each in new[] { ticket, other })
            await TestData.In(portal).OpenTicketAsync(each);
        using var agent = await EnterAsync("Agent1");
        var home = $"/en/agents/{ticket.Reference}";
        await DoAsync(agent, $"{home}/triage", "rated", ("priority", "1"), ("severity", "Total"), ("reason", "Works from home"));
        await DoAsync(
            agent,
            $"{home}/promise",
            "promised",
            ("next", DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", null)),
            ("reason", "Ein Kabel fehlt.")
        );
        await agent.OpenAsync($"{home}/promise");
        foreach (var wrong in new[] { "tomorrow", "0001-01-01T00:00", "9999-12-31T23:59" })
        {
            await agent.SendAsync("/promise", ("next", wrong));
            Assert.Equal(
                (wrong, HttpStatusCode.UnprocessableEntity),
                (agent.Page.QuerySelector("#next")!.GetAttribute("value"), agent.Status)
            );
            Assert.Empty(AccessibleErrors.Missing(agent.Page));
        }

        await DoAsync(agent, home, "taken", "?handler=take");
        await DoAsync(agent, $"{home}/assignment", "back", "?handler=back", ("note", "Only in the evening."));
        await DoAsync(agent, $"{home}/merge", "merged", ("into", other.Reference), ("reason", "The same lamp"));
        await DoAsync(agent, $"{home}/merge", "unmerged", "?handler=undo");
        await agent.OpenAsync(home);
        foreach (var words in new[] { "Works from home", "Only in the evening.", "nothing works" })
            Assert.Contains(words, agent.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_or_a_ready_reply_comes_below_what_was_typed()
    {
        var ticket = new TestTicket { Language = "de" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var supervisor = await EnterAsync("Supervisor");
        await supervisor.OpenAsync("/en/agents/replies");
        await supervisor.SendAsync("/agents/replies", ("in", "de"), ("title", "Gruß <b>"), ("text", "Guten Tag, zu {reference}"));
        Assert.Contains("Gruß <b>", supervisor.Main, StringComparison.Ordinal);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/agents/replies");
        Assert.Null(agent.Page.QuerySelector("#write"));
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        var form = agent.Form($"/agents/{ticket.Reference}?level=1");
        await agent.SendAsync($"/en/agents/{ticket.Reference}?handler=find", form, ("text", "Typed first."), ("find", "WLAN Passwort"));
        Assert.Equal("Typed first.", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        var found = agent.Page.QuerySelector<IHtmlButtonElement>("button[value^='article:']")!;
        await agent.SendAsync(
            $"/en/agents/{ticket.Reference}?handler=insert",
            agent.Form($"/agents/{ticket.Reference}?level=1"),
            ("insert", found.Value)
        );
        Assert.Matches("^Typed first\\.\n\n.+\nhttp.+/de/help/.+$", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        var reply = agent.Page.QuerySelectorAll<IHtmlButtonElement>("button[value^='reply:']").Single(b => b.TextContent == "Gruß <b>");
        await agent.SendAsync(
            $"/en/agents/{ticket.Reference}?handler=insert",
            agent.Form($"/agents/{ticket.Reference}?level=1"),
            ("insert", reply.Value)
        );
        Assert.EndsWith(
            $"Guten Tag, zu {ticket.Reference}",
            agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Everything_a_ticket_can_be_has_words_in_every_language()
    {
        var texts = portal.Services.GetRequiredService<Texts>();
        IEnumerable<string> keys =
        [
            .. Enum.GetNames<TicketState>().Select(n => $"Agents.State.{n}"),
            .. Enum.GetNames<TicketType>().Select(n => $"Agents.Type.{n}"),
            .. Enum.GetNames<WaitingFor>().Select(n => $"Agents.WaitingFor.{n}"),
            .. Enum.GetNames<Skill>().Select(n => $"Agents.Skill.{n}"),
            .. Enum.GetNames<Severity>().Select(n => $"Agents.Severity.{n}"),
            .. Enum.GetNames<EntryKind>().Select(n => $"Agents.Entry.{n}").Where(k => k != "Agents.Entry.Assignment"),
            .. Enum.GetNames<Portal.Web.Agents.AgentRefusal>().Select(n => $"Agents.Refused.{n}"),
            "Agents.Entry.Assigned",
            "Agents.Because.person",
            "Agents.Because.reopened",
            "Agents.Because.total-loss",
            "Agents.Because.complaint-half",
        ];
        foreach (var language in Language.All)
            Assert.All(keys, key => Assert.NotEqual(key, texts.In(language, key)));
    }

    private async Task<HttpBrowser> EnterAsync(string role)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }

    private static async Task DoAsync(HttpBrowser agent, string page, string done, params (string, string)[] typed) =>
        await DoAsync(agent, page, done, "", typed);

    private static async Task DoAsync(HttpBrowser agent, string page, string done, string handler, params (string, string)[] typed)
    {
        await agent.OpenAsync(page);
        await agent.SendAsync(page + handler, typed);
        Assert.True(
            agent.Address.EndsWith($"done={done}", StringComparison.Ordinal),
            $"{page}: {agent.Status} {agent.Address} {agent.Page.QuerySelector(".errors")?.TextContent}"
        );
    }

    private static IEnumerable<string> Rows(HttpBrowser agent) =>
        agent
            .Page.QuerySelectorAll(".agents-main .agents-subject")
            .Select(e => e.TextContent)
            .Where(s => s.StartsWith("Number", StringComparison.Ordinal));

    [Fact]
    public async Task The_number_of_a_customer_is_shown_as_it_is_printed()
    {
        var reference = (await Db.ListAsync<string>("select reference from ticket where customer_number = 'DEMO1004'", ct: Ct))[0];
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{reference}");
        Assert.Equal(["DEMO-1004"], agent.Page.QuerySelectorAll(".agents-dl a[href*='q=DEMO1004']").Select(a => a.TextContent));
    }

    private static string? Link(HttpBrowser agent, string rel) => agent.Page.QuerySelector($"a[rel={rel}]")?.GetAttribute("href");

    private Task<IReadOnlyList<string>> AuditAsync(string target) =>
        Db.ListAsync<string>("select action from audit where target = @target order by id", new { target }, Ct);
}
