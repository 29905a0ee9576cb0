using System.Net;
using Portal.Tests.Hostile;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>Nobody can use an address of the portal to lead its readers somewhere else.</summary>
public sealed class OpenRedirectTests(SharedPortal portal)
{
    private static readonly string[] Elsewhere =
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/de//evil.example/..//",
        "https://evil.example",
        "https:evil.example",
        "http:/evil.example",
        "/de\\@evil.example",
        "/de@evil.example",
        "/de.evil.example",
        "/deevil",
        "/de?x\r\nLocation: //evil.example",
        "/de/\r\n//evil.example",
        "/de/\t/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "/%2fevil.example",
        "/de/..//evil.example",
        "%2f%2fevil.example",
        "/es/help",
        "",
        " /de",
        "/DE/help",
        "/de\u2028",
        "/de/\u0000",
        "/./de",
        "//de/help",
        "////evil.example/de",
        "/de:80@evil.example",
        "@evil.example",
        "/ゝevil.example",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_language_switch_leads_nowhere_but_to_its_own_pages()
    {
        foreach (var to in Elsewhere)
            await StaysAsync(to);
    }

    [Fact]
    public async Task The_public_list_of_redirects_does_not_lead_away()
    {
        var templates = HostileLists.Fuzz.Where(f => f.Contains("{target}", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(templates);
        foreach (var template in templates)
        {
            var filled = template.Replace("{target}", "evil.example", StringComparison.Ordinal);
            await StaysAsync(filled);
            await StaysAsync(filled[(filled.LastIndexOf('=') + 1)..]);
            await AnswersAtHomeAsync(filled.StartsWith('/') ? filled : "/de" + filled, allowed: _ => true);
        }
    }

    [Theory]
    [InlineData("//evil.example/%2e%2e")]
    [InlineData("//evil.example/help")]
    [InlineData("/\\evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/de/help//evil.example")]
    [InlineData("/de/help/%2f%2fevil.example")]
    [InlineData("/language//evil.example")]
    public Task An_address_that_looks_like_another_site_does_not_lead_there(string target) => AnswersAtHomeAsync(target, _ => true);

    [Fact]
    public async Task A_page_of_the_chosen_language_is_led_to()
    {
        foreach (var to in new[] { "/de", "/de/help", "/de/search?q=%C3%A4&page=2", "/de/help/x#y" })
        {
            using var answer = await portal.GetAsync("/language/de?to=" + Uri.EscapeDataString(to), Ct);
            Assert.Equal(
                to,
                Uri.UnescapeDataString(answer.Headers.Location!.OriginalString).Replace("ä", "%C3%A4", StringComparison.Ordinal)
            );
        }
    }

    // The path keeps its language: whatever stands behind it belongs to the portal.
    private Task StaysAsync(string to) =>
        AnswersAtHomeAsync(
            "/language/de?to=" + Uri.EscapeDataString(to),
            location => location is "/de" || location.StartsWith("/de/", StringComparison.Ordinal)
        );

    private async Task AnswersAtHomeAsync(string target, Func<string, bool> allowed)
    {
        var answer = await RawHttp.GetAsync(await portal.AddressAsync(), target, Ct);
        Assert.InRange(answer.Status, 200, 499);
        if (answer.Header("Location") is not { } location)
            return;
        var home = await portal.AddressAsync();
        Assert.True(Uri.TryCreate(home, location, out var leads) && leads.Authority == home.Authority, $"{target} leads to {location}");
        Assert.True(
            !location.StartsWith("//", StringComparison.Ordinal) && !location.Contains('\\', StringComparison.Ordinal) && allowed(location),
            $"{target} leads to {location}"
        );
        Assert.Equal(HttpStatusCode.Found, (HttpStatusCode)(answer.Status is 301 or 302 ? 302 : answer.Status));
        Assert.NotNull(Language.FromPath(location.Split('?', '#')[0]));
    }
}
