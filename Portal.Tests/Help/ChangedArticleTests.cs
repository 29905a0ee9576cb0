using System.Net;

namespace Portal.Tests.Help;

/// <summary>
/// The running portal follows within seconds what an editor imports beside it, and old addresses still say where the article is.
/// </summary>
public sealed class ChangedArticleTests
{
    private const string Old = "/de/help/schwaches-wlan";
    private const string New = "/de/help/funknetz-zu-schwach";
    private const string File = "articles/weak-wifi/de.md";

    [Fact]
    public async Task A_renamed_article_is_found_at_its_new_address_and_the_old_one_leads_there()
    {
        await using var portal = await ChangingPortal.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await portal.ReadAsync(Old)).Status);
        portal.Content.Replace(File, "slug: schwaches-wlan", "slug: funknetz-zu-schwach");
        portal.Content.Replace(File, "\n## ", "\n## Zwergpinguin\n\nEin Zwergpinguin im Funknetz.\n\n## ");
        Assert.Contains("imported weak-wifi (de)", await portal.ImportAsync(), StringComparison.Ordinal);
        await portal.FollowsAsync(
            async () => (await portal.ReadAsync(Old)).Status == HttpStatusCode.MovedPermanently,
            "The old address does not lead on."
        );
        Assert.Equal(New, (await portal.ReadAsync(Old)).Location);
        Assert.Equal(HttpStatusCode.OK, (await portal.ReadAsync(New)).Status);
        await portal.FollowsAsync(
            async () => (await portal.TextAsync("/de/search?q=zwergpinguin")).Contains(New, StringComparison.Ordinal),
            "Search does not find the new text."
        );
        foreach (
            var list in new[]
            {
                "/sitemap.xml",
                "/de/feed.atom",
                "/de/llms.txt",
                "/de/help",
                "/en/help/weak-wifi",
                "/de/help/langsames-internet",
            }
        )
            await portal.FollowsAsync(async () => Lists(await portal.TextAsync(list)), $"{list} does not name the new address alone.");
        Assert.Equal(HttpStatusCode.NotFound, (await portal.ReadAsync(Old + ".md")).Status);
    }

    [Fact]
    public async Task What_the_provider_changes_stands_in_every_article_soon_after()
    {
        await using var portal = await ChangingPortal.StartAsync();
        Assert.Contains(
            "0800 000 000",
            (await portal.ReadAsync("/de/help/kontakt")).Page.QuerySelector("article")!.TextContent,
            StringComparison.Ordinal
        );
        portal.Content.Replace("provider.yaml", "0800 000 000", "0700 123 123");
        await portal.ImportAsync();
        await portal.FollowsAsync(
            async () => !(await portal.TextAsync("/de/help/kontakt")).Contains("0800 000 000", StringComparison.Ordinal),
            "An article still gives the old number."
        );
        Assert.Contains(
            "0700 123 123",
            (await portal.ReadAsync("/de/help/kontakt")).Page.QuerySelector("article")!.TextContent,
            StringComparison.Ordinal
        );
        await portal.FollowsAsync(
            async () => (await portal.TextAsync("/de/help/kontakt.md")).Contains("0700 123 123", StringComparison.Ordinal),
            "The plain text gives the old number."
        );
    }

    [Fact]
    public async Task A_retired_article_says_that_it_is_gone_and_searches_for_what_comes_closest()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.WriteAsync(
            """
            update article set retired_at = '2026-01-01 00:00:00+00:00' where key = 'weak-wifi'; insert into change (tag, at)
            values ('article:weak-wifi', '2026-01-01 00:00:00+00:00')
            """
        );
        await portal.FollowsAsync(async () => (await portal.ReadAsync(Old)).Status == HttpStatusCode.Gone, "The article is still there.");
        var page = (await portal.ReadAsync(Old)).Page;
        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelector("main form[role=search] input[name=q]")!.GetAttribute("value")!);
        Assert.Contains(
            page.QuerySelectorAll("main li h2 a[href]"),
            a => a.GetAttribute("href")!.StartsWith("/de/help/", StringComparison.Ordinal)
        );
        await portal.FollowsAsync(
            async () => !(await portal.TextAsync("/sitemap.xml")).Contains(Old, StringComparison.Ordinal),
            "The sitemap still names it."
        );
        await portal.FollowsAsync(
            async () => !(await portal.TextAsync("/de/search?q=schwaches+wlan")).Contains(Old + "\"", StringComparison.Ordinal),
            "Search still finds it."
        );
        foreach (var address in new[] { "/en/help/weak-wifi", "/ru/help/schwaches-wlan" })
            Assert.Equal(HttpStatusCode.Gone, (await portal.ReadAsync(address)).Status);
    }

    private static bool Lists(string text) => text.Contains(New, StringComparison.Ordinal) && !text.Contains(Old, StringComparison.Ordinal);
}
