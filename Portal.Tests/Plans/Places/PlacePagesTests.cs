using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Hosting;

namespace Portal.Tests.Plans.Places;

/// <summary>What is available at an address, as anybody asks it.</summary>
public sealed class PlacePagesTests(SharedPortal portal)
{
    [Fact]
    public async Task An_address_has_plans_that_can_be_had_and_others_with_the_reason()
    {
        using var guest = await OpenAsync("/en/plans/availability?country=GB&postcode=00001&street=Example+Street+3");
        Assert.Equal("No plan can be had at the moment: Example Street 3, 00001", Text(guest, "#answer"));
        var reasons = guest.Page.QuerySelectorAll("[data-fit]").Select(r => (r.GetAttribute("data-fit"), Plain(r))).ToList();
        Assert.Contains(("Later", "Planned: Fibre, from 1 June 2027"), reasons);
        Assert.Contains(("TooSlow", "Not fast enough: DSL reaches at most 20 Mbit/s"), reasons);
        Assert.Contains(("No", "There is no line of this kind"), reasons);
        await guest.OpenAsync("/de/plans/availability?country=ES&postcode=00000");
        Assert.Equal(8, guest.Page.QuerySelectorAll(".place-plans > li").Length);
        Assert.Equal("Spanien", guest.Page.QuerySelector("#country option[selected]")!.TextContent);
    }

    [Fact]
    public async Task A_house_that_fibre_does_not_pass_is_told_so_and_its_postcode_asks_which_house()
    {
        using var guest = await OpenAsync("/en/plans/availability?country=GB&postcode=00000&street=Example+Street+210");
        Assert.Equal(["DSL 50", "Social 30"], guest.Page.QuerySelectorAll(".place-plans h3").Select(h => h.TextContent));
        await guest.OpenAsync("/en/plans/availability?country=GB&postcode=00000");
        Assert.Contains("Houses differ in this postcode", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_is_not_called_unavailable_and_leads_to_a_request_with_the_address()
    {
        using var guest = await OpenAsync("/en/plans/availability?country=GB&postcode=99999&street=Nowhere+Road+1");
        Assert.Contains("That does not mean there is nothing", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync(guest.Page.QuerySelector("#answer ~ .actions a.button")!.GetAttribute("href")!);
        Assert.EndsWith("q=Nowhere%20Road%201,%2099999", guest.Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    [Fact]
    public async Task The_answer_is_kept_out_of_indexes_and_caches_and_the_question_is_not()
    {
        using var guest = await OpenAsync("/en/plans/availability");
        Assert.EndsWith(
            "/en/plans/availability",
            guest.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        await guest.OpenAsync("/en/plans/availability?country=GB&postcode=00000");
        Assert.NotNull(guest.Page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Null(guest.Page.QuerySelector("link[rel=canonical]"));
        await guest.OpenAsync("/en/plans?country=GB&postcode=00000");
        Assert.NotNull(guest.Page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.DoesNotContain(guest.Cookies.GetAllCookies(), c => c.Value.Contains("00000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_postcode_that_is_none_is_an_error_at_its_field_with_what_was_typed()
    {
        using var guest = await OpenAsync("/ru/plans/availability?country=GB&postcode=%21%21&street=Example+Street+3");
        Assert.Equal("true", guest.Page.QuerySelector("#postcode")!.GetAttribute("aria-invalid"));
        Assert.Equal("!!", guest.Page.QuerySelector("#postcode")!.GetAttribute("value"));
        Assert.Equal("Example Street 3", guest.Page.QuerySelector("#street")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_comparison_keeps_the_place_in_its_address_alone()
    {
        using var guest = await OpenAsync("/en/plans?country=DE&postcode=00000");
        Assert.Equal("Planned: Fibre, from 1 June 2027", Fit(guest, "Fibre 500"));
        Assert.Equal("Available: Cable, up to 250 Mbit/s", Fit(guest, "Cable 250"));
        await guest.OpenAsync(guest.Page.QuerySelectorAll(".plan-lines a").Single(a => a.TextContent == "Cable").GetAttribute("href")!);
        Assert.Equal("Available: Cable, up to 250 Mbit/s", Fit(guest, "Cable 250"));
        await guest.OpenAsync("/en/plans");
        Assert.Empty(guest.Page.QuerySelectorAll("[data-fit]"));
    }

    private async Task<HttpBrowser> OpenAsync(string address)
    {
        var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync(address);
        return guest;
    }

    private static string? Fit(HttpBrowser guest, string plan) =>
        guest.Page.QuerySelectorAll(".plan").Single(p => p.QuerySelector("h2")!.TextContent == plan).QuerySelector("[data-fit]") is { } fit
            ? Plain(fit)
            : null;

    private static string Text(HttpBrowser guest, string selector) => Plain(guest.Page.QuerySelector(selector)!);

    private static string Plain(IElement element) => element.TextContent.Replace('\u00A0', ' ');
}
