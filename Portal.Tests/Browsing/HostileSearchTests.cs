using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Hostile;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>What people type to break things stays text in a real browser: nothing opens, runs or is even tried.</summary>
public sealed class HostileSearchTests(SharedPortal portal, Browser browser)
{
    private const int MaxTypedLength = 256;
    private const int Sample = 150;

    // Every one that was written by hand, and some of each public list where they are.
    private static List<string> Typed =>
        [
            .. HostileLists
                .HandWritten.Concat(Some(HostileLists.Available))
                .Select(t => t.Length > MaxTypedLength ? t[..MaxTypedLength] : t)
                .Distinct(),
        ];

    [Fact]
    public async Task Searched_for_it_is_only_text()
    {
        var typed = Typed;
        await Task.WhenAll(SearchAsync(typed.Where((_, at) => at % 2 == 0)), SearchAsync(typed.Where((_, at) => at % 2 == 1)));
    }

    [Fact]
    public async Task Typed_into_the_field_it_is_only_text()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var answers = 0;
        visit.Page.Response += (_, answer) =>
            answers += answer.Ok && answer.Url.Contains("/search/suggestions", StringComparison.Ordinal) ? 1 : 0;
        await visit.Page.Clock.InstallAsync();
        await visit.Page.GotoAsync("/en");
        foreach (var text in Typed)
        {
            await visit.Page.SearchField().FillAsync(text);
            await visit.Page.Clock.RunForAsync(1_000);
        }

        await Until.TrueAsync(
            () => Task.FromResult(answers > 20),
            () => $"Only {answers} times were suggestions asked for.",
            TestContext.Current.CancellationToken
        );
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Suggested_it_is_only_text_and_leads_nowhere_else()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var hostile = HostileLists
            .HandWritten.Where(t =>
                t.Contains('<') || t.Contains("script", StringComparison.OrdinalIgnoreCase) || t.Contains("//", StringComparison.Ordinal)
            )
            .ToList();
        var answer = JsonSerializer.Serialize(hostile.Select(t => new { runs = new[] { new { text = t, marked = true } }, address = t }));
        await visit.Page.RouteAsync(
            "**/search/suggestions*",
            route => route.FulfillAsync(new() { ContentType = "application/json", Body = answer })
        );
        await visit.Page.GotoAsync("/en");
        await visit.Page.SearchField().PressSequentiallyAsync("x");
        var options = visit.Page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options).ToHaveCountAsync(hostile.Count);
        Assert.Equal(hostile, await options.EvaluateAllAsync<string[]>("all => all.map(e => e.textContent)"));
        var attack = hostile.IndexOf("<javascript:alert(1)>");
        await options.Nth(attack).ClickAsync();
        await visit.Page.ArriveAsync("/en/search?*");
        Assert.Empty(visit.Complaints);
    }

    private static IEnumerable<string> Some(IReadOnlyList<string> all) => all.Where((_, at) => at % Math.Max(1, all.Count / Sample) == 0);

    private async Task SearchAsync(IEnumerable<string> typed)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        foreach (var text in typed)
        {
            await visit.Page.GotoAsync(PageCase.Search("en", text), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            Assert.True(
                await visit.Page.EvaluateAsync<bool>(
                    "() => document.querySelectorAll('main').length === 1 && document.querySelectorAll('h1').length === 1"
                ),
                text
            );
            Assert.True(visit.Complaints.Count == 0, $"{text}\n{string.Join('\n', visit.Complaints)}");
        }
    }
}
