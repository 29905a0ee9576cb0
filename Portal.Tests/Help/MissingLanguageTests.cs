using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Help;

/// <summary>An article that is not written in the reader's language is shown in the next best one, and nobody pretends otherwise.</summary>
public sealed class MissingLanguageTests
{
    private static readonly (string Reader, string[] Missing, string Shown)[] Readers =
    [
        ("ca", ["ca"], "es"),
        ("pt", ["pt"], "es"),
        ("ca", ["ca", "es"], "en"),
        ("pt", ["pt", "es"], "en"),
        ("de", ["de"], "en"),
        ("ru", ["ru"], "en"),
        ("es", ["es"], "en"),
    ];

    [Fact]
    public async Task The_next_best_language_is_shown_with_a_note_and_its_own_lang()
    {
        await using var portal = await PortalWithGapsAsync();
        foreach (var (reader, missing, shown) in Readers)
        {
            var (status, _, page) = await portal.ReadAsync($"/{reader}/help/{Slug(missing, shown)}");
            Assert.Equal((HttpStatusCode.OK, reader), (status, page.DocumentElement.GetAttribute("lang")));
            Assert.Equal(shown, LanguageOf(page.QuerySelector("h1")!));
            Assert.Equal(shown, LanguageOf(page.QuerySelector("article h2[id]")!));
            Assert.Contains(
                Language.FromCode(shown).Name,
                page.QuerySelector("article [role=note]")!.TextContent,
                StringComparison.OrdinalIgnoreCase
            );
            Assert.Equal(reader, LanguageOf(page.QuerySelector("article [role=note]")!));
            Assert.Empty(Markup.Faults(page));
            // somebody gave their name for this one
            Assert.Contains("2026", page.QuerySelector(".reviewed")!.TextContent, StringComparison.Ordinal);
            Assert.EndsWith(
                $"/{shown}/help/{Slug(missing, shown)}",
                page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"),
                StringComparison.Ordinal
            );
            Assert.Equal(
                Language.Codes.Except(missing).Append("x-default").Order(),
                page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => l.GetAttribute("hreflang")!).Order()
            );
            await SwitchLeadsSomewhereAsync(portal, page);
        }
    }

    [Fact]
    public async Task Lists_mark_a_foreign_title_and_feeds_name_only_real_translations()
    {
        await using var portal = await PortalWithGapsAsync();
        var topics = (await portal.ReadAsync("/ca/help")).Page;
        var link = topics.QuerySelectorAll("main a").Single(a => a.TextContent == Title(["ca"], "es"));
        Assert.Equal("es", LanguageOf(link));
        Assert.Equal(HttpStatusCode.OK, (await portal.ReadAsync(link.GetAttribute("href")!)).Status);
        Assert.DoesNotContain(Slug(["ca"], "es"), await portal.TextAsync("/ca/feed.atom"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/ca/help/{Slug(["ca"], "es")}", await portal.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.ReadAsync($"/ca/help/{Slug(["ca"], "es")}.md")).Status);
    }

    [Fact]
    public async Task An_article_that_is_not_there_in_English_has_no_default_address()
    {
        await using var portal = await PortalWithGapsAsync();
        var (status, _, page) = await portal.ReadAsync($"/ru/help/{Slug(["ru", "en"], "de")}");
        Assert.Equal((HttpStatusCode.OK, "ru"), (status, page.DocumentElement.GetAttribute("lang")));
        Assert.NotEqual("ru", LanguageOf(page.QuerySelector("h1")!));
        Assert.Null(page.QuerySelector("link[hreflang=x-default]"));
        await SwitchLeadsSomewhereAsync(portal, page);
    }

    // New articles, so that no other language of theirs was ever published.
    private static async Task<ChangingPortal> PortalWithGapsAsync()
    {
        var portal = await ChangingPortal.StartAsync();
        var gaps = Readers.Select(r => r.Missing).Append(["ru", "en"]).DistinctBy(m => string.Concat(m)).ToList();
        foreach (var missing in gaps)
        foreach (var language in Language.Codes.Except(missing))
            portal.Content.Write($"articles/no-{string.Join('-', missing)}/{language}.md", Article(missing, language));
        await portal.ImportAsync();
        await portal.FollowsAsync(
            async () =>
            {
                var (english, german) = (await portal.TextAsync("/en/help"), await portal.TextAsync("/de/help"));
                return gaps.All(m =>
                    m.Contains("en")
                        ? german.Contains(Title(m, "de"), StringComparison.Ordinal)
                        : english.Contains(Title(m, "en"), StringComparison.Ordinal)
                );
            },
            "The new articles do not appear."
        );
        return portal;
    }

    private static async Task SwitchLeadsSomewhereAsync(ChangingPortal portal, IDocument page)
    {
        foreach (var choice in page.QuerySelectorAll("a[href^='/language/']"))
        {
            var (_, there, _) = await portal.ReadAsync(choice.GetAttribute("href")!);
            Assert.StartsWith($"/{choice.GetAttribute("hreflang")}/help/", there, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await portal.ReadAsync(there!)).Status);
        }
    }

    private static string? LanguageOf(IElement element) => element.Closest("[lang]")?.GetAttribute("lang");

    private static string Slug(string[] missing, string language) => $"without-{string.Join('-', missing)}-in-{language}";

    private static string Title(string[] missing, string language) => $"Without {string.Join(' ', missing)}, here in {language}";

    private static string Article(string[] missing, string language) =>
        $"""
            ---
            title: {Title(missing, language)}
            slug: {Slug(missing, language)}
            summary: A text that is not there in every language.
            topic: wifi
            keywords: [gap]
            technologies: [fibre, cable, dsl, wireless]
            audience: everyone
            reviewed: 2026-11-02 by the editor
            related: [weak-wifi]
            ---
            Some words, and [another article](article:weak-wifi).

            ## A part

            More words.

            """;
}
