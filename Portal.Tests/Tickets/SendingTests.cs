using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Tickets;

/// <summary>
/// Sending in a real browser: it waits for files, says what did not arrive, and what was typed outlives a reload, another language, and
/// nobody else's eyes.
/// </summary>
[Collection(TicketInBrowserCollection.Name)]
public sealed class SendingTests(TicketPortal portal, Browser browser)
{
    private const string FilesOf = "select count(*) from attachment a join ticket t on t.id = a.ticket_id where t.email = $m";

    [Fact]
    public async Task A_request_waits_for_the_file_that_is_on_its_way_and_says_so()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        var line = await SlowAsync(page);
        await FillAsync(page, "slow@example.org");
        await page.SetInputFilesAsync("#files", Photo("router.txt"));
        await Assertions.Expect(page.Locator(".file-list progress")).ToHaveCountAsync(1);
        await page.ClickAsync(".actions button[value=send]");
        await Assertions.Expect(page.Locator(".send-state")).ToContainTextAsync("still on their way");
        Assert.EndsWith("/tickets/open/question", page.Url, StringComparison.Ordinal);
        line.SetResult();
        await page.ArriveAsync("/receipt");
        Assert.Equal("1", await portal.AskAsync(FilesOf, ("$m", "slow@example.org")));
    }

    [Fact]
    public async Task A_reply_waits_as_well()
    {
        var (guest, reference) = await portal.FiledAsync("slow-reply@example.org");
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        var line = await SlowAsync(page);
        await page.GotoAsync($"/en/tickets/{reference}");
        await page.FillAsync("#text", "Here is the picture.");
        await page.SetInputFilesAsync("#files", Photo("router.txt"));
        await page.ClickAsync(".actions button[value=send]");
        await Assertions.Expect(page.Locator(".send-state")).ToContainTextAsync("still on their way");
        line.SetResult();
        await page.ArriveAsync("?done=sent");
        Assert.Equal("1", await portal.AskAsync(FilesOf, ("$m", "slow-reply@example.org")));
        guest.Dispose();
    }

    [Fact]
    public async Task A_file_that_did_not_arrive_or_is_refused_is_left_out_only_by_somebody_who_knows()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await FillAsync(page, "refused@example.org");
        var broken = true;
        await page.RouteAsync("**/tickets/files", route => broken ? route.AbortAsync("connectionreset") : route.ContinueAsync());
        await page.SetInputFilesAsync("#files", Photo("router.txt"));
        await Assertions.Expect(page.Locator(".file-list .failed")).ToHaveCountAsync(1);
        await page.ClickAsync(".actions button[value=send]");
        await Assertions.Expect(page.Locator(".send-state")).ToContainTextAsync("not every file arrived");
        Assert.EndsWith("/tickets/open/question", page.Url, StringComparison.Ordinal);
        broken = false;
        await page.Locator(".failed button").First.ClickAsync(); // once more
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(1);
        await page.SetInputFilesAsync(
            "#files",
            new FilePayload
            {
                Name = "two.exe",
                MimeType = "text/plain",
                Buffer = [1, 2, 3],
            }
        );
        await Assertions.Expect(page.Locator(".file-list .failed")).ToContainTextAsync("two.exe");
        await page.ClickAsync(".actions button[value=send]");
        await page.Locator(".send-state button").ClickAsync(); // without it
        await page.ArriveAsync("/receipt");
        Assert.Equal("1", await portal.AskAsync(FilesOf, ("$m", "refused@example.org")));
    }

    [Fact]
    public async Task What_was_typed_outlives_a_reload_and_a_change_of_language_and_is_forgotten_once_it_is_sent()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await FillAsync(page, "draft@example.org");
        await Assertions.Expect(page.Locator(".draft")).ToContainTextAsync("kept in this tab");
        await page.SetInputFilesAsync("#files", Photo("router.txt"));
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await BackAsync(page);
        await page.ClickAsync(".languages summary");
        await page.ClickAsync(".languages a[hreflang=de]");
        await page.ArriveAsync("/de/tickets/open/question");
        await BackAsync(page);
        await page.ClickAsync(".actions button[value=send]");
        await page.ArriveAsync("/receipt");
        Assert.Equal("1", await portal.AskAsync(FilesOf, ("$m", "draft@example.org")));
        await page.GotoAsync("/de/tickets/open/question");
        Assert.Equal("", await page.InputValueAsync("#text"));
        Assert.True(await page.Locator(".draft").IsHiddenAsync());
    }

    [Fact]
    public async Task A_draft_goes_with_whoever_signs_in_and_is_shown_to_nobody_after_them()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1001);
        using var next = portal.Come();
        await next.SignInAsCustomerAsync(1002);
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/tickets/open/question");
        await page.FillAsync("#text", "Only mine.");
        await customer.HandOverAsync(reader); // signed in
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Only mine.");
        await page.FillAsync("#text", "Only mine, and more.");
        await next.HandOverAsync(reader); // somebody else at the same device
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
        await reader.ClearCookiesAsync(); // and nobody at all
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#name")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
        await customer.HandOverAsync(reader);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Only mine, and more.");
        await page.ClickAsync(".draft button");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_pasted_is_never_cut_and_the_counter_says_how_much_is_too_much()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/tickets/open/question");
        await page.Locator("#text").EvaluateAsync("e => { e.focus(); document.execCommand('insertText', false, 'a'.repeat(8100)); }");
        await Assertions.Expect(page.Locator("#text + .character-count")).ToContainTextAsync("remove: 100");
        Assert.Equal(8100, (await page.InputValueAsync("#text")).Length);
        await page.FillAsync("#text", new string('a', 7999));
        await Assertions.Expect(page.Locator("#text + .character-count")).ToContainTextAsync("left: 1");
        await page.FillAsync("#subject", "short");
        await Assertions.Expect(page.Locator("#subject + .character-count")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("Europe/Berlin", false)]
    [InlineData("America/Lima", true)]
    public async Task The_zone_is_named_only_for_a_reader_whose_clock_shows_another_time(string zone, bool named)
    {
        var (guest, reference) = await portal.FiledAsync($"{zone.Split('/')[1].ToLowerInvariant()}@example.org");
        await using var reader = await browser.ReaderAsync(portal.Program.Address, new() { TimezoneId = zone });
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/en/tickets/{reference}");
        await Assertions.Expect(page.Locator("#standing time")).ToContainTextAsync(named ? "(UTC" : ":");
        var text = await page.Locator("#standing time").InnerTextAsync();
        Assert.Matches(named ? @"\d\d:\d\d \(UTC\+\d\)$" : @"\d\d:\d\d$", text);
        guest.Dispose();
    }

    private static FilePayload Photo(string name) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = "red, blinking"u8.ToArray(),
        };

    // Nothing of a file arrives before the test lets it.
    private static async Task<TaskCompletionSource> SlowAsync(IPage page)
    {
        var line = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync(
            "**/tickets/files",
            async route =>
            {
                await line.Task;
                await route.ContinueAsync();
            }
        );
        return line;
    }

    private static async Task FillAsync(IPage page, string mail)
    {
        await page.GotoAsync("/en/tickets/open/question");
        await page.CheckAsync("input[value=other]");
        foreach (
            var (field, text) in new[]
            {
                ("#subject", "Zzyx qwrt"),
                ("#text", "Vlkq brmf."),
                ("#name", "Customer at home"),
                ("#email", mail),
            }
        )
            await page.FillAsync(field, text);
    }

    private static async Task BackAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Vlkq brmf.");
        await Assertions.Expect(page.Locator("#subject")).ToHaveValueAsync("Zzyx qwrt");
        await Assertions.Expect(page.Locator("input[value=other]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator(".file-list button[name=remove]")).ToHaveCountAsync(1);
    }
}
