using System.Net;

namespace Portal.Tests.Help;

/// <summary>What a provider changes in its pages and facts stands on the running portal soon after.</summary>
public sealed class ChangedContentPageTests
{
    private const string Cancel = "https://www.example.net/cancel";

    [Fact]
    public async Task A_page_that_is_changed_translated_less_left_out_or_added_is_followed()
    {
        await using var portal = await ChangingPortal.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await portal.ReadAsync("/ru/terms")).Status);
        Assert.Contains(">Terms of use</a>", await portal.TextAsync("/en"), StringComparison.Ordinal);

        portal.Content.Replace("pages/terms/en.md", "title: Terms of use", "title: House rules of {{name}}");
        portal.Content.Delete("pages/terms/ru.md");
        foreach (var language in Web.Site.Language.Codes)
            portal.Content.Delete($"pages/cookies/{language}.md");
        portal.Content.Write(
            "pages/shops/en.md",
            portal.Content.Text("pages/terms/en.md").Replace("order: 40", "order: 5", StringComparison.Ordinal)
        );
        var said = await portal.ImportAsync();
        Assert.Contains("removed pages/terms/ru.md", said, StringComparison.Ordinal);
        Assert.Contains("removed pages/cookies/de.md", said, StringComparison.Ordinal);
        await portal.FollowsAsync(
            async () => (await portal.TextAsync("/ru/terms")).Contains("House rules of Example Internet", StringComparison.Ordinal),
            "The page that was read before is still shown."
        );

        var (status, _, page) = await portal.ReadAsync("/ru/terms");
        Assert.Equal((HttpStatusCode.OK, "ru"), (status, page.DocumentElement.GetAttribute("lang")));
        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("article [role=note].banner"));
        Assert.EndsWith("/en/terms", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(
            page.QuerySelectorAll(".body a[href^='/']"),
            a => Assert.StartsWith("/ru/", a.GetAttribute("href"), StringComparison.Ordinal)
        );
        Assert.Null(page.QuerySelector("link[hreflang=ru]"));
        Assert.DoesNotContain("/ru/terms</loc>", await portal.TextAsync("/sitemap.xml"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await portal.ReadAsync("/de/cookies")).Status);
        var links = (await portal.ReadAsync("/ru")).Page.QuerySelectorAll(".footer-pages a").Select(a => a.GetAttribute("href"));
        Assert.Equal(["/ru/cancel", "/ru/withdraw", "/ru/shops", "/ru/imprint", "/ru/privacy", "/ru/terms", "/ru/accessibility"], links);
        Assert.Equal("en", (await portal.ReadAsync("/ru")).Page.QuerySelector(".footer-pages a[href='/ru/terms']")!.GetAttribute("lang"));
        Assert.Equal(HttpStatusCode.OK, (await portal.ReadAsync("/en/shops")).Status);
    }

    [Fact]
    public async Task What_one_country_demands_is_drawn_where_the_provider_has_it_and_nowhere_else()
    {
        await using var portal = await ChangingPortal.StartAsync();
        foreach (var address in new[] { "/de", "/de/terms", "/pt/imprint" })
            Assert.Empty(
                (await portal.ReadAsync(address)).Page.QuerySelectorAll(
                    "a[href^='https://www.example.net/cancel'], a[href*='livroreclamacoes']"
                )
            );

        portal.Content.Replace("provider.yaml", "cancellation_link: \"\"", $"cancellation_link: {Cancel}");
        portal.Content.Replace("provider.yaml", "complaints_book_link: \"\"", "complaints_book_link: https://www.livroreclamacoes.pt");
        portal.Content.Replace("provider.yaml", "withdrawal_link: \"\"", "withdrawal_link: javascript:alert(1)");
        Assert.Contains("withdrawal_link is an address that begins with https://", await portal.ImportAsync(), StringComparison.Ordinal);
        await portal.FollowsAsync(
            async () => (await portal.TextAsync("/de")).Contains(Cancel, StringComparison.Ordinal),
            "The footer does not lead to where contracts are cancelled."
        );
        var german = (await portal.ReadAsync("/de/terms")).Page;
        Assert.Equal("Verträge hier kündigen", german.QuerySelector($".footer-pages a[href='{Cancel}']")!.TextContent);
        Assert.NotNull(german.QuerySelector($".body a[href='{Cancel}']"));
        var portuguese = (await portal.ReadAsync("/pt/imprint")).Page;
        Assert.Equal(
            "Livro de Reclamações",
            portuguese.QuerySelector(".footer-pages a[href='https://www.livroreclamacoes.pt']")!.TextContent
        );
        Assert.NotNull(portuguese.QuerySelector(".body a[href^='https://www.livroreclamacoes.pt']"));
        Assert.DoesNotContain("javascript:", await portal.TextAsync("/de/terms"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_a_fault_stays_as_it_was()
    {
        await using var portal = await ChangingPortal.StartAsync();
        portal.Content.Write("pages/terms/de.md", "---\ntitle: [\n---\n");
        portal.Content.Write("pages/terms/es.md", [0xFF]);
        portal.Content.Replace("pages/terms/ca.md", "## Canvis", string.Concat(Enumerable.Repeat("> ", 40)) + "a\n\n## Canvis");
        portal.Content.Replace("pages/terms/en.md", "## Changes", "## Changes to these terms");
        Assert.Contains("pages/terms/de.md:3: ", await portal.ImportAsync(), StringComparison.Ordinal);
        await portal.FollowsAsync(
            async () => (await portal.TextAsync("/en/terms")).Contains("Changes to these terms", StringComparison.Ordinal),
            "The page without a fault is not followed."
        );
        foreach (
            var (address, title) in new[]
            {
                ("/de/terms", "Nutzungsbedingungen"),
                ("/es/terms", "Condiciones de uso"),
                ("/ca/terms", "Condicions d'ús"),
            }
        )
        {
            var page = (await portal.ReadAsync(address)).Page;
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.Null(page.QuerySelector("main pre"));
        }
    }
}
