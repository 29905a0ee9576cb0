using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Messages.Inbound;
using Portal.Web.Data;
using Portal.Web.Messages.Inbound;
using Portal.Web.Site;

namespace Portal.Tests.Agents;

/// <summary>Supervisors look at mails that were not delivered, deliver them after all, or throw them away.</summary>
public sealed class QuarantinePagesTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_mail_is_read_as_text_and_delivered_to_a_request_or_as_a_new_one_or_deleted()
    {
        var id = await TestData.In(portal).OpenTicketAsync(new() { Subject = "Lamp" });
        var reference = (await Db.SingleOrDefaultAsync<string>("select reference from ticket where id = @id", new { id }, Ct))!;
        for (var n = 1; n <= 3; n++)
            await ReceiveAsync(
                $"From: Somebody <list{n}@example.org>\nTo: help@example.net\nList-Id: <x.example.org>\nSubject: <b>Mail {n}</b>\n\n"
                    + $"<script>alert({n})</script> & words {n}\n-- \nSignature {n}\n"
            );
        using var supervisor = await SupervisorAsync();
        await supervisor.OpenAsync("/en/agents/quarantine");
        Assert.Contains("<b>Mail 3</b>", supervisor.Main, StringComparison.Ordinal);
        await OpenAsync(supervisor, "<b>Mail 1</b>");
        Assert.Contains(
            "<script>alert(1)</script> & words 1",
            supervisor.Page.QuerySelector(".agents-words")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(supervisor.Page.QuerySelectorAll("main script"));

        await supervisor.SendAsync(Delivery(supervisor), ("reference", "T-0000-0000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, supervisor.Status);
        await supervisor.SendAsync(Delivery(supervisor), ("reference", reference));
        Assert.EndsWith($"/en/agents/{reference}", supervisor.Address, StringComparison.Ordinal);
        foreach (var part in new[] { "words 1", "list1@example.org", SiteTexts.In("en", "Agents.SenderNotProven"), "Signature 1" })
            Assert.Contains(part, supervisor.Main, StringComparison.Ordinal);

        await supervisor.OpenAsync("/en/agents/quarantine");
        await OpenAsync(supervisor, "<b>Mail 2</b>");
        await supervisor.SendAsync(Delivery(supervisor));
        Assert.Contains("words 2", supervisor.Main, StringComparison.Ordinal);

        await supervisor.OpenAsync("/en/agents/quarantine");
        await OpenAsync(supervisor, "<b>Mail 3</b>");
        await supervisor.SendAsync(supervisor.Page.Forms.Single(f => f.Action.Contains("discard", StringComparison.Ordinal)));
        await supervisor.OpenAsync("/en/agents/quarantine");
        Assert.DoesNotContain("<b>Mail", supervisor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_read_is_shown_as_it_came_and_its_page_is_whole_in_every_language()
    {
        await ReceiveAsync("\0\u0001 no mail at all");
        using var supervisor = await SupervisorAsync();
        await supervisor.OpenAsync("/en/agents/quarantine");
        var address = supervisor.Page.QuerySelectorAll("main ol a").Select(a => a.GetAttribute("href")!).First();
        foreach (var language in Language.Codes)
        {
            await supervisor.OpenAsync(address.Replace("/en/", $"/{language}/", StringComparison.Ordinal));
            Assert.Contains("no mail at all", supervisor.Page.QuerySelector(".agents-words")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Agents.", supervisor.Main, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("x")]
    public async Task A_mail_that_is_not_there_is_a_page_that_is_not_there(string id)
    {
        using var supervisor = await SupervisorAsync();
        await supervisor.OpenAsync($"/en/agents/quarantine/{id}");
        Assert.Equal(HttpStatusCode.NotFound, supervisor.Status);
    }

    private async Task<HttpBrowser> SupervisorAsync()
    {
        var browser = new HttpBrowser(portal.Address);
        await browser.SignInAsAsync("Supervisor");
        return browser;
    }

    private static IHtmlFormElement Delivery(HttpBrowser browser) =>
        browser.Page.Forms.Single(f => f.QuerySelector("[name=reference]") is not null);

    private static Task<IHtmlDocument> OpenAsync(HttpBrowser browser, string subject) =>
        browser.OpenAsync(browser.Page.QuerySelectorAll("main ol a").Single(a => a.TextContent == subject).GetAttribute("href")!);

    private Task ReceiveAsync(string raw) =>
        portal
            .Services.GetRequiredService<InboundReceiver>()
            .ReceiveAsync(InboundTestHost.Anywhere(), Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n")), isWhole: true, Ct);
}
