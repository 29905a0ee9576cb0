using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>
/// No page makes the browser complain: no error of a script, nothing that the content security policy forbids, no request to another site.
/// </summary>
public sealed class QuietTests(SharedPortal portal, Browser browser)
{
    private static readonly string[] Provoked =
    [
        "broken on purpose",
        "opened on purpose",
        "policy violated: style-src",
        "policy violated: connect-src",
    ];

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_page_makes_the_browser_complain(string language)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { Locale = language });
        foreach (var place in PageCase.All(language))
            await place.OpenAsync(visit.Page);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_a_visit_listens_for_is_heard()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        await visit.Page.GotoAsync("/en");
        await visit.Page.EvaluateAsync(
            """
            () => {
              setTimeout(() => { throw new Error('broken on purpose'); });
              fetch('http://192.0.2.1/').catch(() => {});
              const style = document.createElement('style');
              style.textContent = 'p { color: red }';
              document.head.append(style);
              setTimeout(() => alert('opened on purpose'));
            }
            """
        );
        await Until.TrueAsync(
            () => Task.FromResult(Provoked.All(wanted => visit.Complaints.Any(c => c.Contains(wanted, StringComparison.Ordinal)))),
            () => string.Join('\n', visit.Complaints),
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task A_request_to_another_site_is_noticed()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { BypassCSP = true });
        await visit.Page.Context.RouteAsync("http://192.0.2.1/**", route => route.AbortAsync());
        await visit.Page.GotoAsync("/en");
        await visit.Page.EvaluateAsync("() => fetch('http://192.0.2.1/x').catch(() => {})");
        Assert.Contains(visit.Complaints, c => c.Contains("a request left the site: http://192.0.2.1/x", StringComparison.Ordinal));
    }
}
