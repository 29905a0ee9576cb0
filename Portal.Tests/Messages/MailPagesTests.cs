using System.Net;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;

namespace Portal.Tests.Messages;

/// <summary>A developer reads what the portal sent.</summary>
public sealed class MailPagesTests(SharedPortal portal, Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_was_sent_is_listed_shown_in_a_frame_without_breaking_the_policy_and_its_button_opens()
    {
        await using var own = await InProcessPortal.StartAsync();
        Assert.Contains("Nothing has been sent yet", await TextAsync(own, "/mails"), StringComparison.Ordinal);
        var (code, text) = await PortalCommand.RunAsync(
            Public(own),
            own.DataFolder,
            Ct,
            "mail",
            "test",
            "--to",
            "reader@example.org",
            "--language",
            "ru"
        );
        Assert.True(code == 0, text);
        await using var reader = await browser.ReaderAsync(own.Address);
        var page = await reader.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        await page.GotoAsync("/mails");
        await page.ClickAsync(".mails a");
        var mail = page.FrameLocator("iframe");
        Assert.Equal("Проверка: письма от Example Internet доходят", (await mail.Locator("h1").InnerTextAsync()).Replace('\u00A0', ' '));
        // the styles are in force
        Assert.Equal("rgb(255, 255, 255)", await mail.Locator("a.button").EvaluateAsync<string>("e => getComputedStyle(e).color"));
        var opened = await page.RunAndWaitForPopupAsync(() => mail.Locator("a.button").ClickAsync());
        await opened.ArriveAsync(new Uri(own.Address, "/ru/help").ToString());
        Assert.NotEmpty(await opened.InnerTextAsync("h1"));
        Assert.DoesNotContain(complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_is_not_there_is_a_page_that_is_not_there()
    {
        foreach (var address in new[] { "/mails/nothing", "/mails/..%2Fportal", "/mails/nothing?part=file" })
        {
            using var answer = await portal.GetAsync(address, Ct);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }
    }

    private static PortalSettings Public(InProcessPortal program) =>
        new() { More = new Dictionary<string, string> { ["Site__PublicAddress"] = program.Address.ToString() } };

    private static async Task<string> TextAsync(InProcessPortal program, string address)
    {
        using var answer = await program.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct)).QuerySelector("main")!.TextContent;
    }
}
