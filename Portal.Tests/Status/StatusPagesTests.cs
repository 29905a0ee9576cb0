using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Site;

namespace Portal.Tests.Status;

/// <summary>What everybody sees of the network and can say about it, without scripts.</summary>
public sealed partial class StatusPagesTests(StatusPortal portal) : IClassFixture<StatusPortal>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_each_language_the_page_says_what_is_and_names_no_node()
    {
        using var guest = portal.Guest();
        foreach (var language in Language.Codes)
        {
            foreach (
                var page in new[]
                {
                    $"/{language}/status",
                    $"/{language}/status/{StatusPortal.Outage}",
                    $"/{language}/status/feed.atom",
                    $"/{language}/status?postcode=00012",
                    $"/{language}",
                }
            )
            {
                await guest.OpenAsync(page);
                Assert.Equal((page, HttpStatusCode.OK), (page, guest.Status));
                var text = await guest.Answer.Content.ReadAsStringAsync(Ct);
                Assert.DoesNotContain("DSLAM", text, StringComparison.Ordinal);
                if (page != $"/{language}")
                    Assert.Contains("Demo-Stadt", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Anonymous_pages_are_finished_and_follow_what_is_published()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/es/status");
        Assert.NotNull(guest.Answer.Headers.ETag);
        var reference = await portal.PublishAsync("No television in the hills");
        await portal.SeenAsync("/es/status", "No television in the hills");
        await portal.SeenAsync("/es/help", "averías ahora");
        await guest.OpenAsync("/es/help");
        Assert.Equal("/es/status#check", guest.Page.QuerySelector(".site-notice a")!.GetAttribute("href"));
        await guest.OpenAsync($"/ru/status/{reference}");
        Assert.Equal("en", guest.Page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.NotNull(guest.Page.QuerySelector(".callout.note"));
    }

    [Fact]
    public async Task A_time_is_said_as_people_say_it()
    {
        var (time, texts) = (
            portal.Program.Services.GetRequiredService<FriendlyTime>(),
            portal.Program.Services.GetRequiredService<Texts>()
        );
        using var guest = portal.Guest();
        foreach (var language in Language.All)
        {
            await guest.OpenAsync($"/{language}/status");
            var line = guest.Page.QuerySelector($".incident:has(a[href$='{StatusPortal.Outage}']) dd:has(time)")!;
            var element = line.QuerySelector("time")!;
            var at = DateTimeOffset.Parse(element.GetAttribute("datetime")!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(time.Near(language, at), element.TextContent);
            Assert.Equal(texts.In(language)["Status.Next"], line.PreviousElementSibling!.TextContent);
            Assert.StartsWith("UTC", element.GetAttribute("data-zone"), StringComparison.Ordinal); // for the script, and a reader elsewhere
        }
    }

    [Fact]
    public async Task The_feed_is_whole_and_its_entries_lead_to_pages()
    {
        using var answer = await portal.Program.Client.GetAsync(new Uri("/ca/status/feed.atom", UriKind.Relative), Ct);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).Root!;
        Assert.Equal((Atom + "feed", "ca"), (feed.Name, feed.Attribute(XNamespace.Xml + "lang")!.Value));
        foreach (var each in new[] { feed }.Concat(feed.Elements(Atom + "entry")))
        {
            foreach (var needed in new[] { "id", "title", "updated", "link" })
                Assert.NotEmpty(each.Elements(Atom + needed));
            Assert.True(DateTimeOffset.TryParse(each.Element(Atom + "updated")!.Value, out _));
            Assert.True(Uri.IsWellFormedUriString(each.Element(Atom + "id")!.Value, UriKind.Absolute));
        }

        Assert.Equal(
            feed.Elements(Atom + "entry").Count(),
            feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).Distinct().Count()
        );
        using var guest = portal.Guest();
        await guest.OpenAsync(new Uri(feed.Element(Atom + "entry")!.Element(Atom + "link")!.Attribute("href")!.Value).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    [Fact]
    public async Task Nothing_known_is_no_dead_end()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/de/status?postcode=99999");
        var answer = guest.Page.QuerySelector(".status-answer")!;
        Assert.InRange(answer.QuerySelectorAll("a[href^='/de/help/']").Length, 3, 10);
        Assert.NotNull(answer.QuerySelector("a[href^='/de/tickets/open']"));
        Assert.NotNull(answer.QuerySelector("a[href^='tel:']"));
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri("/de/status/report", UriKind.Relative))
        {
            Content = new StringContent("postcode=99999", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        form.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var thanks = await portal.Program.Client.SendAsync(form, Ct);
        Assert.StartsWith("/de/status?postcode=99999", thanks.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await portal.CountAsync("select count(*) from report where kind = 'check' and postcode = '99999'", new { }));
        await guest.OpenAsync("/de/status?postcode=00000");
        Assert.NotNull(guest.Page.QuerySelector(".status-answer .incident"));
        await guest.OpenAsync("/de/status?postcode=%3Cscript%3E");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    [Fact]
    public async Task A_guest_joins_follows_is_asked_and_a_no_leads_to_a_request_that_knows_what_it_is_about()
    {
        var reference = await portal.PublishAsync("No internet by the river");
        using var guest = portal.Guest();
        await guest.OpenAsync($"/en/status/{reference}/me-too");
        await guest.SendAsync("/me-too", ("postcode", ""), ("email", "river@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync("/me-too", ("postcode", "47001"), ("email", "river@example.org"));
        Assert.StartsWith(
            "Thank you. We now know that you are affected.",
            guest.Page.QuerySelector(".done[role=status]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(guest.Page.QuerySelector("main a[href$='/me-too']")); // nobody is asked again what they have just said
        await guest.OpenAsync(StatusPortal.LinkIn(await portal.MailAsync("river@example.org")));
        var form = guest.Form("follow/confirm");
        for (var touch = 0; touch < 2; touch++)
        {
            await guest.SendAsync(form);
            Assert.Contains("done=confirmed", guest.Address, StringComparison.Ordinal);
        }

        await portal.TellAsync(reference, "resolved", "The river is back in its bed.");
        var mail = await portal.MailAsync("river@example.org", 2);
        Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
        await guest.OpenAsync(StatusPortal.LinkIn(mail, 1));
        form = guest.Form("status/feedback");
        for (var touch = 0; touch < 2; touch++)
        {
            await guest.SendAsync(form, ("works", "no"));
            Assert.Equal($"/en/tickets/open/fault?incident={reference}", guest.Address);
        }

        await guest.OpenAsync(StatusPortal.LinkIn(mail, 1));
        Assert.Null(guest.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_mail_program_may_end_the_mails_by_itself()
    {
        var reference = await portal.PublishAsync("No telephone at the station");
        using var guest = portal.Guest();
        await guest.OpenAsync($"/pt/status/follow?incident={reference}");
        await guest.SendAsync("status/follow", ("email", "oneclick@example.org"));
        await guest.OpenAsync(StatusPortal.LinkIn(await portal.MailAsync("oneclick@example.org")));
        await guest.SendAsync("follow/confirm");
        await portal.TellAsync(reference, "fixing", "The station is being rewired.");
        var address = new Uri((await portal.MailAsync("oneclick@example.org", 2))["List-Unsubscribe"].Trim('<', '>')).PathAndQuery;
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new StringContent("List-Unsubscribe=One-Click", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        using var answer = await portal.Program.Client.SendAsync(form, Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var again = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([]),
        };
        using var said = await portal.Program.Client.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode); // to want no more of them twice is no fault
        Assert.Equal(
            1,
            await portal.CountAsync("select count(*) from follower where email = 'oneclick@example.org' and ended_at is not null", new { })
        );
    }

    [Theory]
    [InlineData("follow/confirm")]
    [InlineData("follow/unsubscribe")]
    [InlineData("answer")]
    public async Task Every_link_that_is_not_good_leads_to_one_page(string page)
    {
        using var guest = portal.Guest();
        var seen = new HashSet<string>();
        foreach (
            var token in new[]
            {
                "",
                "?token=",
                "?token=x",
                "?token=" + new string('A', 200),
                "?token=" + new string('A', 5000),
                "?token=%00%ff",
            }
        )
        {
            await guest.OpenAsync($"/de/status/{page}{token}");
            Assert.Equal(HttpStatusCode.OK, guest.Status);
            Assert.Null(guest.Page.QuerySelector("main form"));
            seen.Add(guest.Main);
        }

        Assert.Single(seen);
    }

    [Fact]
    public async Task An_incident_nobody_published_is_not_found()
    {
        using var guest = portal.Guest();
        foreach (var reference in new[] { "N-0000-0000", "1", "N-DEM0-0011", "T-4K7M-2QXA" })
        {
            await guest.OpenAsync($"/en/status/{reference}");
            Assert.Equal((reference, HttpStatusCode.NotFound), (reference, guest.Status));
        }

        await guest.OpenAsync("/en/status/n-dem0 001r");
        Assert.Equal($"/en/status/{StatusPortal.Outage}", guest.Address);
    }
}
