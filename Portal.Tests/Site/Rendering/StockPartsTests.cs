using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Portal.Tests.Hosting;
using Portal.Web.Site.Rendering;

namespace Portal.Tests.Site.Rendering;

/// <summary>What replaces a part of the framework changes what a page costs, and nothing of what it is.</summary>
public sealed partial class StockPartsTests
{
    private static readonly string[] Pages =
    [
        "/en",
        "/de/help/schwaches-wlan?anew",
        "/ru/search?q=wifi",
        "/ca/sign-in",
        "/es/tickets/new",
        "/pt/status",
        "/en/account",
        "/no-such-page",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_parts_of_the_framework_every_page_is_the_same()
    {
        await using var stock = await InProcessPortal.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Framework__Stock"] = "all" } }
        );
        await using var replaced = await InProcessPortal.StartAsync(); // of its own: votes in a shared one change the first page
        foreach (var page in Pages)
            Assert.Equal(await ReadAsync(replaced, page), await ReadAsync(stock, page));
    }

    [Fact]
    public void What_the_setting_names_and_nothing_replaces_is_a_fault()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Framework:Stock", "PageWriter Everything")]).Build();
        Assert.Contains("not \"Everything\"", Assert.Single(StockParts.Faults(settings)), StringComparison.Ordinal);
        var stock = StockParts.From(settings);
        Assert.True(stock.Has("PageWriter"));
        Assert.False(stock.Has("PageMemoryPool"));
    }

    private static async Task<string> ReadAsync(InProcessPortal from, string page)
    {
        using var answer = await from.Client.GetAsync(new Uri(page, UriKind.Relative), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {Changing().Replace(text, "")}";
    }

    // Tokens and keys of forms, the number of a request, the address of this portal, which the style sheet knows too, and the times
    // of the demonstration, which are counted from its start.
    [GeneratedRegex("""(?<=value=")[\w-]{20,}|0HN\w+(:\w+)?|/css/\w+\.css|<time.*?</time>|http://127\.0\.0\.1:\d+""")]
    private static partial Regex Changing();
}
