using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Tests.Hosting;
using Portal.Web.Agents;
using Portal.Web.Data;

namespace Portal.Tests.Tickets;

/// <summary>
/// The whole way of a complaint in a real browser, by somebody who has no account: filed on one device, followed on another by the links of
/// mails, and never ended by silence.
/// </summary>
public sealed class ComplaintJourneyTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    private const string Email = "complains@example.org";
    private const string StateOf = "select state from ticket where reference = @reference";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_complains_answers_by_link_is_not_silenced_and_judges()
    {
        await using var atHome = await browser.ReaderAsync(portal.Address, new() { Locale = "es" });
        var reference = await FileAsync(await atHome.NewPageAsync());
        await using var onTheWay = await browser.ReaderAsync(
            portal.Address,
            new()
            {
                Locale = "es",
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var phone = await onTheWay.NewPageAsync();
        await FollowLinkAsync(phone, reference);
        await Assertions.Expect(phone.Locator(".timeline")).ToContainTextAsync("Tres visitas y nadie vino.");

        using var host = new HttpBrowser(portal.Address);
        await host.SignInAsAsync("Agent1", "de");
        await using var office = await browser.ReaderAsync(portal.Address);
        await host.HandOverAsync(office);
        var agent = await office.NewPageAsync();
        await agent.GotoAsync($"/de/agents/{reference}");
        await agent.Locator("form[data-take] button").ClickAsync();
        await AnswerAsync(agent, reference, "¿Qué días fueron?", "Pending");
        await SilenceAsync(reference, "paused_at", "Pending");

        await FollowLinkAsync(phone, reference);
        await Assertions.Expect(phone.Locator("#standing")).ToHaveClassAsync("standing waits");
        await phone.FillAsync("#text", "El lunes, el martes y el jueves.");
        await phone.Locator("section[aria-labelledby=reply] .actions button").ClickAsync();
        await Assertions.Expect(phone).ToHaveURLAsync($"/es/tickets/{reference}?done=sent");
        Assert.Equal(
            "InProgress",
            await portal.Services.GetRequiredService<Database>().SingleOrDefaultAsync<string>(StateOf, new { reference }, Ct)
        );
        await AnswerAsync(agent, reference, "Lo sentimos. El viernes viene, seguro.", "Resolved");
        await SilenceAsync(reference, "resolved_at", "Resolved");

        await FollowLinkAsync(phone, reference);
        await phone.Locator("form[action$='handler=close'] button").First.ClickAsync();
        await Assertions.Expect(phone).ToHaveURLAsync($"/es/tickets/{reference}?done=closed");
        await atHome.ClearCookiesAsync(); // the question is answered where no request is open
        var page = await atHome.NewPageAsync();
        await page.GotoAsync((await portal.ButtonsAsync(Email, "/tickets/survey?token=", Ct))[0]);
        await page.CheckAsync("input[name=score][value='2']");
        await page.FillAsync("#comment", "Tarde, pero bien.");
        await page.Locator("main form .button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/es/tickets/survey?done=yes");
        Assert.Equal(
            "2 Tarde, pero bien.",
            await portal
                .Services.GetRequiredService<Database>()
                .SingleOrDefaultAsync<string>(
                    """
                    select s.score || ' ' || s.comment from survey s join ticket t on t.id = s.ticket_id
                    where t.reference = @reference and t.state = 'Closed'
                    """,
                    new { reference },
                    Ct
                )
        );
    }

    private static async Task<string> FileAsync(IPage page)
    {
        await page.GotoAsync("/es/tickets/open/complaint");
        await page.Locator("input[name=topic][value=visit]").CheckAsync();
        foreach (
            var (field, text) in new[]
            {
                ("#subject", "El técnico no vino"),
                ("#text", "Tres visitas y nadie vino."),
                ("#name", "Cliente"),
                ("#email", Email),
            }
        )
            await page.FillAsync(field, text);
        await page.Locator(".ask-form .actions button[value=send]").ClickAsync();
        return await page.Locator(".reference strong").InnerTextAsync();
    }

    // Every mail of the help desk brings a new link; the newest is the one nobody has used.
    private async Task FollowLinkAsync(IPage page, string reference)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync((await portal.ButtonsAsync(Email, "/tickets/link?token=", Ct))[0]);
        await page.Locator("main form .button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync($"/es/tickets/{reference}");
    }

    private async Task AnswerAsync(IPage agent, string reference, string text, string next)
    {
        var mails = portal.Mails(Email).Count;
        await agent.GotoAsync($"/de/agents/{reference}");
        await agent.FillAsync("#text", text);
        await agent.SelectOptionAsync("#next", next);
        if (next == "Resolved")
            await agent.FillAsync("#advice", "Si no viene, llámanos.");
        await agent.Locator("[data-composer] .button").ClickAsync();
        await Assertions.Expect(agent).ToHaveURLAsync($"/de/agents/{reference}?done=answered");
        await Until.TrueAsync(() => Task.FromResult(portal.Mails(Email).Count > mails), () => "The answer was not mailed.", Ct);
    }

    // Weeks pass, and nobody says a word.
    private async Task SilenceAsync(string reference, string since, string state)
    {
        var (db, clockwork) = (portal.Services.GetRequiredService<Database>(), portal.Services.GetRequiredService<SlaMonitor>());
        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    $"update ticket set {since} = @long, state_changed_at = @long where reference = @reference",
                    new { reference, @long = work.Now.AddDays(-30) }
                ),
            Ct
        );
        await clockwork.CloseInactiveAsync(Ct);
        Assert.Equal(state, await db.SingleOrDefaultAsync<string>(StateOf, new { reference }, Ct));
    }
}
