using AngleSharp.Html.Dom;
using Portal.Tests.Hosting;
using Portal.Tests.Tickets;

namespace Portal.Tests.Site;

/// <summary>
/// What was typed into a form that was open, or saved, while the portal was updated is not lost with the names of its fields.
/// </summary>
public sealed class FormerFieldTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    [Fact]
    public async Task A_request_is_sent_from_a_tab_that_was_open_before()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/tickets/open/fault");
        Rename(guest, ("text", "words"), ("email", "mail"));
        await guest.SendAsync(
            "open/fault",
            [
                .. TicketPortal.Fault.Where(f => f.Name != "text"),
                ("words", "Vlkq brmf, typed before."),
                ("name", "Customer at home"),
                ("mail", "former@example.org"),
            ]
        );
        var reference = TicketPortal.ReferenceIn(guest);
        Assert.Equal(
            "Vlkq brmf, typed before.",
            await portal.AskAsync(
                "select text from ticket_entry where ticket_id = (select id from ticket where reference = $r and email = $m)",
                ("$r", reference),
                ("$m", "former@example.org")
            )
        );
    }

    [Fact]
    public async Task A_text_in_a_language_is_read_too()
    {
        using var supervisor = portal.Come();
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new");
        Rename(supervisor, ("text-es", "words-es"), ("cannedTitle", "readytitle"));
        await supervisor.SendAsync(
            "incidents/new",
            ("words-es", "Escrito antes."),
            ("readytitle", "phone"),
            ("postcodes", "470"),
            ("act", "")
        );
        Assert.Equal("Escrito antes.", supervisor.Page.QuerySelector("[name=text-es]")!.GetAttribute("value"));
        Assert.Equal("phone", supervisor.Page.QuerySelector("[name=cannedTitle]")!.GetAttribute("value"));
        Assert.Null(supervisor.Page.QuerySelector("[name=words-es]"));
    }

    [Fact]
    public async Task A_form_that_was_saved_until_its_sender_signed_in_comes_back_whole()
    {
        const string Page = "/en/agents/new?customer=DEMO1004";
        using var agent = portal.Come();
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync(Page);
        Rename(agent, ("text", "words"), ("email", "mail"));
        await portal.AskAsync("update session set seen_at = $then", ("$then", DateTimeOffset.UtcNow.AddHours(-9)));
        await agent.SendAsync("customer=DEMO1004", ("words", "Vlkq brmf, typed before."), ("mail", "former@example.org"));
        Assert.StartsWith("/en/sign-in", agent.Address, StringComparison.Ordinal);
        await agent.SendAsync("handler=as", ("account", "agent1@staff.demo.example"));
        Assert.Equal(Page, agent.Address);
        Assert.Equal("Vlkq brmf, typed before.", agent.Page.QuerySelector("#text")!.TextContent);
        Assert.Equal("former@example.org", ((IHtmlInputElement)agent.Page.QuerySelector("#email")!).Value);
    }

    // As the page was before.
    private static void Rename(HttpBrowser browser, params (string Name, string Former)[] fields)
    {
        foreach (var (name, former) in fields)
            browser.Page.QuerySelector($"main form [name={name}]")!.SetAttribute("name", former);
    }
}
