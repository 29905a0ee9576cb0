using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Web.Help.Content.Languages;

namespace Portal.Tests.Search;

/// <summary>A search that has no answer says so and shows the ways on; one that means a page leads there.</summary>
public sealed class NothingFitsTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => [.. IntentPages.Keys];

    [Theory]
    [InlineData("en", "weather tomorrow in london")]
    [InlineData("de", "wetter morgen berlin")]
    [InlineData("ru", "погода завтра в москве")]
    public async Task What_fits_nothing_is_not_answered_with_an_article(string language, string text)
    {
        var page = await DocumentAsync($"/{language}/search?q={Uri.EscapeDataString(text)}");
        Assert.Null(page.QuerySelector("ol.found"));
        Assert.NotNull(page.QuerySelector(".person a[href*='/tickets/open?q=']"));
        Assert.NotNull(page.QuerySelector(".person a[href^='tel:']"));
        Assert.InRange(page.QuerySelectorAll("[aria-labelledby='related'] a").Length, 0, 3);
    }

    [Theory]
    [InlineData("en", "outage", "/en/status")]
    [InlineData("de", "störung", "/de/status")]
    [InlineData("es", "avería", "/es/status")]
    [InlineData("pt", "avaria", "/pt/status")]
    [InlineData("ru", "авария", "/ru/status")]
    [InlineData("ca", "avaria", "/ca/status")]
    [InlineData("en", "change my plan", "/en/plans")]
    [InlineData("en", "cancel my contract", "/en/cancel")]
    [InlineData("ca", "donar-me de baixa", "/ca/cancel")]
    [InlineData("en", "technician did not come", "/en/tickets/open/question?q=technician%20did%20not%20come")]
    [InlineData("ru", "оплата", "/ru/bills")]
    [InlineData("de", "meine anfragen", "/de/tickets")]
    [InlineData("en", "order internet", "/en/plans/availability")]
    [InlineData("en", "buy", "/en/plans/availability")]
    [InlineData("de", "neuer anschluss", "/de/plans/availability")]
    [InlineData("es", "contratar fibra", "/es/plans/availability")]
    [InlineData("pt", "nova ligação", "/pt/plans/availability")]
    [InlineData("ru", "заказать подключение", "/ru/plans/availability")]
    [InlineData("ca", "disponibilitat", "/ca/plans/availability")]
    public async Task What_is_a_page_leads_there_before_all_articles(string language, string text, string address)
    {
        var page = await DocumentAsync($"/{language}/search?q={Uri.EscapeDataString(text)}");
        Assert.Equal(address, page.QuerySelectorAll("main a").First(a => a.Closest("form") is null).GetAttribute("href"));
        Assert.Null(page.QuerySelector("#tips"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_an_intent_leads_to_is_there(string key)
    {
        using var answer = await portal.GetAsync(IntentPages.AddressOf(key, "pt", "a & b"), Ct);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.SeeOther]);
    }

    [Fact]
    public async Task Several_corrections_are_one_sentence_with_one_way_back()
    {
        var page = await DocumentAsync("/en/search?q=intrenet+lihgts");
        var note = Assert.Single(page.QuerySelectorAll("p.corrected"));
        Assert.StartsWith(
            "Searched for “internet lights” instead of “intrenet lihgts”.",
            note.TextContent.Trim(),
            StringComparison.Ordinal
        );
        var back = Assert.Single(note.QuerySelectorAll("a")).GetAttribute("href");
        Assert.Equal("/en/search?q=" + Uri.EscapeDataString("\"intrenet\" \"lihgts\""), back);
    }

    [Fact]
    public async Task Answers_end_with_the_same_way_to_a_person_as_no_answer()
    {
        var page = await DocumentAsync("/en/search?q=restart+router");
        Assert.NotEmpty(page.QuerySelectorAll("ol.found li"));
        Assert.NotNull(page.QuerySelector("section.person a[href='/en/tickets/open?q=restart%20router']"));
    }

    [Theory]
    [InlineData("en", "red light on the router", "/en/help/router-lights")] // what the field gives as its example
    [InlineData("de", "rote Lampe am Router", "/de/help/")]
    [InlineData("es", "luz roja en el router", "/es/help/")]
    [InlineData("pt", "luz vermelha no router", "/pt/help/")]
    [InlineData("ru", "красный индикатор на роутере", "/ru/help/")]
    [InlineData("ca", "llum vermell al router", "/ca/help/")]
    [InlineData("en", "pay my bill", "/en/bills")]
    public async Task Suggestions_know_the_example_of_the_field_and_the_pages(string language, string text, string address)
    {
        using var answer = await portal.GetAsync($"/{language}/search/suggestions?q={Uri.EscapeDataString(text)}", Ct);
        using var suggestions = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        var first = suggestions.RootElement.EnumerateArray().First();
        var query = string.Concat(first.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("text").GetString()));
        // an article, a page, or a query to go on with
        Assert.StartsWith(address, first.GetProperty("address").GetString() ?? query, StringComparison.Ordinal);
    }

    private async Task<IDocument> DocumentAsync(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
    }
}
