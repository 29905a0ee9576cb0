using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Portal.Tests.Hosting;

namespace Portal.Tests.Plans;

/// <summary>What the provider sells, as everybody can read it.</summary>
public sealed class PlanPagesTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plans_stand_side_by_side_with_the_same_facts_cheapest_first_and_the_social_tariff_last()
    {
        var page = await ReadAsync("/en/plans");
        var plans = page.QuerySelectorAll(".plan").ToList();
        Assert.Equal(8, plans.Count);
        Assert.All(plans, p => Assert.Equal(6, p.QuerySelectorAll(".plan-facts dt").Length));
        Assert.Single(plans.Select(p => string.Join('|', p.QuerySelectorAll("dt").Select(d => d.TextContent))).Distinct());
        Assert.Equal("Fibre 100", plans[0].QuerySelector("h2")!.TextContent);
        Assert.Equal("Social 30", plans[^1].QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public async Task A_promotion_says_what_comes_after_it_and_what_the_year_costs()
    {
        var plan = Assert.Single(
            (await ReadAsync("/de/plans")).QuerySelectorAll(".plan"),
            p => p.QuerySelector("h2")!.TextContent == "Glasfaser 500"
        );
        var text = plan.TextContent.Replace('\u00A0', ' ');
        Assert.Contains("24,99 €", text, StringComparison.Ordinal);
        Assert.Contains("für 6 Monate, danach 34,99 €", text, StringComparison.Ordinal);
        Assert.Contains("388,88 €", text, StringComparison.Ordinal); // 6 x 24.99 + 6 x 34.99 + 29.00
        Assert.Contains("normalerweise 450, mindestens 300", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_kind_of_line_shows_its_plans_and_says_which_it_is()
    {
        var page = await ReadAsync("/en/plans?technology=dsl");
        Assert.Equal(["DSL 50", "Social 30"], page.QuerySelectorAll(".plan h2").Select(h => h.TextContent));
        Assert.Equal("DSL", page.QuerySelector(".plan-lines [aria-current]")!.TextContent);
        Assert.Equal(8, (await ReadAsync("/en/plans?technology=carrier-pigeon")).QuerySelectorAll(".plan").Length);
    }

    [Fact]
    public async Task Search_engines_read_an_offer_with_its_price()
    {
        var page = await ReadAsync("/ru/plans/fibre-500");
        var offer = page.QuerySelectorAll("script[type='application/ld+json']")
            .Select(s => JsonDocument.Parse(s.TextContent).RootElement)
            .Single(j => j.GetProperty("@type").GetString() == "Offer");
        Assert.Equal("34.99", offer.GetProperty("priceSpecification").GetProperty("price").GetString());
        Assert.Equal("EUR", offer.GetProperty("priceSpecification").GetProperty("priceCurrency").GetString());
        Assert.EndsWith("/ru/plans/fibre-500", offer.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/ru/plans/fibre-500", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_somebody_bought_has_its_page_and_is_kept_out_of_indexes()
    {
        Assert.NotNull((await ReadAsync("/ca/plans/fibre-500/1")).QuerySelector("meta[name=robots][content=noindex]"));
        foreach (var missing in (string[])["/ca/plans/fibre-500/2", "/ca/plans/none", "/ca/plans/fibre-500/0", "/ca/plans/%27%3B--"])
        {
            using var answer = await portal.GetAsync(missing, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<IDocument> ReadAsync(string path)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        return guest.Page;
    }
}
