using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Portal.Tests.Site.Crawl;

namespace Portal.Tests.Help;

/// <summary>Even an article somebody wrote to do harm is only text, on every page and in every list that names it.</summary>
public sealed class HostileArticleTests
{
    private const string Harm = "<img src=x onerror=alert(1)></script><script>alert(2)</script>]]> & \\\"quoted\\\" {0} zwergpinguin";
    private const string Shown = "<img src=x onerror=alert(1)></script><script>alert(2)</script>]]> & \"quoted\" {0} zwergpinguin";

    private static readonly string[] Pages =
    [
        "/en",
        "/en/help",
        "/en/topics/wifi",
        "/en/help/harm",
        "/de/help/harm",
        "/en/help/harm/vote",
        "/en/help/harm/vote?helpful=no",
        "/en/search?q=zwergpinguin",
        "/en/search?q=script+onerror",
        "/en/zwergpinguin",
    ];

    [Fact]
    public async Task Markup_in_a_title_a_summary_and_a_text_stays_text()
    {
        await using var portal = await ChangingPortal.StartAsync();
        portal.Content.Write("articles/harm/en.md", Article());
        var text = await portal.ImportAsync();
        await portal.FollowsAsync(
            async () =>
                (await portal.ReadAsync("/en/help/harm")).Status == HttpStatusCode.OK
                && (await portal.TextAsync("/en/help")).Contains("/en/help/harm", StringComparison.Ordinal),
            text
        );
        foreach (var address in Pages)
        {
            var page = (await portal.ReadAsync(address)).Page;
            Assert.True(!Markup.Faults(page).Any(), $"{address}: {string.Join(", ", Markup.Faults(page))}");
        }

        var article = (await portal.ReadAsync("/en/help/harm")).Page;
        Assert.Equal(Shown, article.QuerySelector("h1")!.TextContent);
        Assert.Equal(Shown, article.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        foreach (var data in article.QuerySelectorAll("script[type='application/ld+json']"))
        {
            using var parsed = JsonDocument.Parse(data.TextContent);
            Assert.DoesNotContain("<", data.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains(
            XDocument.Parse(await portal.TextAsync("/en/feed.atom")).Descendants(),
            e => e.Name.LocalName == "title" && e.Value == Shown
        );
        using var suggestions = JsonDocument.Parse(await portal.TextAsync("/en/search/suggestions?q=zwerg"));
        Assert.DoesNotContain(
            suggestions.RootElement.EnumerateArray(),
            s => s.GetProperty("address").GetString() is { } address && !address.StartsWith('/')
        );
        XDocument.Parse(await portal.TextAsync("/sitemap.xml"));
    }

    private static string Article() =>
        $$"""
            ---
            title: "{{Harm}}"
            slug: harm
            summary: "{{Harm}}"
            topic: wifi
            keywords: ["<b>zwergpinguin", "\"><svg onload=alert(1)>"]
            technologies: [fibre, cable, dsl, wireless]
            audience: everyone
            reviewed: 2026-11-02 by the editor
            related: [weak-wifi]
            ---
            Zwergpinguin \<img src=x onerror=alert(1)> and `</script><script>alert(3)</script>` in the text.

            ## A heading \<svg onload=alert(4)> zwergpinguin

            More of it.

            """;
}
