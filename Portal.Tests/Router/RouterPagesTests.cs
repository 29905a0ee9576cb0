using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Help.Content;
using Portal.Web.Router.Library;
using Portal.Web.Router.Setup;
using Portal.Web.Site;

namespace Portal.Tests.Router;

/// <summary>Every page about every router is there in every language, whole, and with the warnings that belong to it.</summary>
public sealed partial class RouterPagesTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_of_every_router_is_whole(string language)
    {
        await WholeAsync($"/{language}/router");
        await WholeAsync($"/{language}/router/card");
        foreach (var model in RouterSamples.All)
        {
            var page = await WholeAsync($"/{language}/router/{model.Key}");
            Assert.Equal(model.Texts[language].Title, page.QuerySelector("h1")!.TextContent);
            Assert.Equal(model.Lamps.Sum(l => l.Shows.Count), page.QuerySelectorAll("#front ~ .device-table .seen").Length);
            Assert.Equal(model.Ports.Count, page.QuerySelectorAll("#back ~ .device-table tbody tr").Length);
            Assert.All(model.Texts[language].Sections.Keys.Where(IsCare), s => Assert.NotNull(page.QuerySelector($"details#{s} .body")));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_step_of_every_router_is_whole(string language)
    {
        foreach (var model in RouterSamples.All)
        {
            foreach (var step in EnumWords.All<SetupStep>())
                await WholeAsync($"/{language}/router/{model.Key}/setup/{step}");
            foreach (var line in model.Lines.Select(EnumWords.Of))
                await WholeAsync($"/{language}/router/{model.Key}/setup/cable?line={line}");
            foreach (var kind in model.Connections.Select(EnumWords.Of))
                await WholeAsync($"/{language}/router/{model.Key}/setup/configure?connection={kind}");
            await WholeAsync($"/{language}/router/{model.Key}/setup");
        }
    }

    [Fact]
    public async Task Colours_of_lamps_are_said_in_words_too()
    {
        var page = await WholeAsync("/en/router/huawei-hg8245");
        Assert.All(page.QuerySelectorAll(".seen"), seen => Assert.NotEqual("", seen.TextContent.Trim()));
    }

    [Fact]
    public async Task A_factory_reset_says_first_what_it_erases_where_the_login_is_and_to_save_the_settings()
    {
        foreach (var model in RouterSamples.All)
        {
            var reset = (await WholeAsync($"/en/router/{model.Key}")).QuerySelector("details#reset")!;
            var warning = reset.QuerySelector(".callout.danger")!;
            Assert.Contains("erases all settings", warning.TextContent, StringComparison.Ordinal);
            Assert.Contains("The login for your line", warning.TextContent, StringComparison.Ordinal);
            Assert.Contains("Save the settings to a file first", warning.TextContent, StringComparison.Ordinal);
            Assert.Empty(reset.QuerySelectorAll(".body ~ .callout")); // it stands before the steps
        }
    }

    [Fact]
    public async Task Fibre_and_telephone_and_antenna_have_their_warnings_where_they_are_touched()
    {
        var fibre = await WholeAsync("/en/router/zte-f680/setup/cable");
        Assert.Contains("never look into a fibre plug", fibre.QuerySelector(".callout")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("never look into a fibre plug", WordsOf(await WholeAsync("/en/router/zte-f680")), StringComparison.Ordinal);
        var antenna = WordsOf(await WholeAsync("/en/router/example-box/setup/cable?line=wireless"));
        Assert.Contains("Never climb onto the roof", antenna, StringComparison.Ordinal);
        foreach (var line in (string[])["fibre", "cable", "dsl", "wireless"])
            Assert.Contains(
                "not even to 112",
                WordsOf(await WholeAsync($"/en/router/example-box/setup/cable?line={line}")),
                StringComparison.Ordinal
            );
        Assert.Contains("not even to 112", WordsOf(await WholeAsync("/en/router/example-box/setup/unbox")), StringComparison.Ordinal);
        Assert.Contains(
            "turn off mobile data",
            WordsOf(await WholeAsync("/en/router/example-box/setup/connect")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_label_leads_to_its_router_without_scripts()
    {
        var page = await WholeAsync("/en/router?label=Archer+AX23");
        Assert.EndsWith("/router/tp-link-archer", Found(page)[0], StringComparison.Ordinal);
        page = await WholeAsync("/ru/router?label=" + Uri.EscapeDataString("<b>чайник</b>"));
        Assert.Contains(SiteTexts.In("ru", "Router.NotFound"), WordsOf(page), StringComparison.Ordinal);
        Assert.EndsWith("/router/other", Found(page).Single(), StringComparison.Ordinal);
        Assert.Equal("<b>чайник</b>", page.QuerySelector("input[name=label]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [InlineData("/en/router/nothing")]
    [InlineData("/en/router/example-box/setup/party")]
    [InlineData("/en/router/nothing/setup")]
    [InlineData("/en/router/nothing/setup/unbox")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("cable?line=steam")]
    [InlineData("cable?line=fibre&line=dsl")]
    [InlineData("configure?connection=%00&line=%27")]
    public async Task An_address_that_makes_no_sense_asks_again(string step)
    {
        using var answer = await portal.GetAsync($"/en/router/example-box/setup/{step}", Ct);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest]);
    }

    private async Task<IHtmlDocument> WholeAsync(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Empty(Markup.Faults(page).Select(f => $"{address}: {f}"));
        var text = page.Body!.TextContent;
        Assert.True(!text.Contains("{{", StringComparison.Ordinal) && !MissingText().IsMatch(text), address);
        return page;
    }

    // The key of a text stands where the text is missing.
    [GeneratedRegex(@"\bRouter\.[A-Z]\w*[.A-Z]")]
    private static partial Regex MissingText();

    private static bool IsCare(string section) => RouterSections.Always.Contains(section) || RouterSections.Optional.Contains(section);

    private static string WordsOf(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static List<string> Found(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("[aria-labelledby=found] a").Select(a => a.GetAttribute("href")!)];
}
