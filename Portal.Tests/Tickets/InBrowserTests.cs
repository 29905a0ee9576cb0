using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Web.Tickets;

namespace Portal.Tests.Tickets;

/// <summary>
/// Asking and following in a real browser: by eye and by ear, on the smallest telephone,
/// with files that are dragged in and news that appear.
/// </summary>
[Collection(TicketInBrowserCollection.Name)]
public sealed partial class InBrowserTests(TicketPortal portal, Browser browser)
{
    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nothing_stands_in_the_way_by_day_or_by_night_and_nothing_is_wider_than_the_smallest_telephone(string language)
    {
        var (guest, reference) = await portal.ProvenAsync($"axe-{language}@example.org");
        await portal.EntryAsync(reference, EntryKind.Reply, "Please tell us what the label on the underside of the router says.");
        var (closed, _) = await portal.FiledAsync($"axe-closed-{language}@example.org");
        await closed.OpenAsync("/en/tickets");
        await closed.OpenAsync(closed.Page.QuerySelector(".tickets a")!.GetAttribute("href")!);
        var closedReference = closed.Address.Split('/')[^1];
        await closed.SendAsync("handler=close");
        var found = await LookAsync(
            guest,
            language,
            "tickets",
            "tickets/open",
            "tickets/open/fault?from=help/no-internet-connection&q=router",
            "tickets/open/complaint",
            $"tickets/{reference}",
            $"tickets/{reference}/receipt",
            "tickets/link",
            "tickets/link/new",
            "tickets/solved?done=yes",
            "tickets/survey"
        );
        found.AddRange(await LookAsync(closed, language, $"tickets/{closedReference}", $"tickets/{closedReference}/survey"));
        Assert.Empty(found);
        guest.Dispose();
        closed.Dispose();
    }

    [Fact]
    public async Task Tab_goes_through_the_form_in_its_order_and_always_shows_where()
    {
        await using var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                Locale = "de",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1280, Height = 640 },
            }
        );
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/de/tickets/open/complaint");
        Assert.Empty(await page.ConfusionsAsync(false));
    }

    [Fact]
    public async Task Articles_turn_up_while_somebody_writes_and_go_when_nothing_fits()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/tickets/open/fault");
        await page.FillAsync("#subject", "router");
        await Assertions.Expect(page.Locator(".suggested")).ToBeHiddenAsync(); // not enough to go by
        await page.FillAsync("#subject", "No internet connection, the router light is red");
        await Assertions.Expect(page.Locator(".suggested a").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".suggested [role=status]")).Not.ToBeEmptyAsync();
        var opened = await page.RunAndWaitForPopupAsync(() => page.Locator(".suggested a").First.ClickAsync());
        await opened.CloseAsync();
        Assert.Equal(1, await page.Locator("input[name=read]").CountAsync());
        await page.FillAsync("#subject", "qzxv bnmw lkjh");
        await Assertions.Expect(page.Locator(".suggested")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_paper_stand_the_reference_and_what_happened_and_nothing_that_can_be_pressed()
    {
        var (guest, reference) = await portal.ProvenAsync("paper@example.org");
        await portal.EntryAsync(reference, EntryKind.Reply, "We have found the cable.");
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (
            var (address, text) in new[]
            {
                ($"/en/tickets/{reference}/receipt", "Vlkq brmf."),
                ($"/en/tickets/{reference}", "We have found the cable."),
            }
        )
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(reference);
            await Assertions.Expect(page.GetByText(text)).ToBeVisibleAsync();
            await Assertions
                .Expect(page.Locator("button:visible, textarea:visible, input:visible, .site-notice:visible"))
                .ToHaveCountAsync(0);
            Assert.Single(
                System.Text.RegularExpressions.Regex.Matches(
                    System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" })),
                    "/Type /Page\\b"
                )
            );
        }

        guest.Dispose();
    }

    [Fact]
    public async Task What_the_help_desk_writes_appears_without_touching_what_is_being_typed()
    {
        var (guest, reference) = await portal.ProvenAsync("news@example.org");
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.RunAndWaitForRequestAsync(
            () => page.GotoAsync($"/en/tickets/{reference}"),
            r => r.Url.Contains("/events?", StringComparison.Ordinal)
        );
        await page.FillAsync("#text", "Half a sent");
        await portal.EntryAsync(reference, EntryKind.Reply, "We have found the cable.");
        await Assertions.Expect(page.GetByText("We have found the cable.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#news")).Not.ToBeEmptyAsync();
        Assert.Equal("Half a sent", await page.InputValueAsync("#text"));
        guest.Dispose();
    }

    [Fact]
    public async Task A_button_that_is_touched_twice_files_one_request()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/tickets/open/question");
        await page.CheckAsync("input[value=other]");
        foreach (
            var (field, text) in new[]
            {
                ("#subject", "Zzyx qwrt"),
                ("#text", "Vlkq brmf."),
                ("#name", "A"),
                ("#email", "double@example.org"),
            }
        )
            await page.FillAsync(field, text);
        await page.Locator(".actions button[value=send]").DblClickAsync();
        await page.ArriveAsync("/receipt");
        Assert.Equal("1", await portal.AskAsync("select count(*) from ticket where email = 'double@example.org'"));
        Assert.Equal(
            "1",
            await portal.AskAsync(
                "select count(*) from ticket_entry e join ticket t on t.id = e.ticket_id where t.email = 'double@example.org'"
            )
        );
    }

    private async Task<List<string>> LookAsync(HttpBrowser guest, string language, params string[] pages)
    {
        await using var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1280, Height = 640 },
            }
        );
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        var found = new List<string>();
        foreach (var each in pages)
        {
            var answer = await page.GotoAsync($"/{language}/{each}");
            if (!answer!.Ok)
                found.Add($"{answer.Status} {page.Url}");
            var day = await page.BarriersAsync(Axe.EveryRule);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            var night = await page.BarriersAsync(Axe.Colours);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(320, 640);
            found.AddRange(from fault in (string[])[.. day, .. night, .. await page.TooWideAsync()] select $"{language} {each}: {fault}");
            await page.SetViewportSizeAsync(1280, 640);
        }

        return found;
    }
}
