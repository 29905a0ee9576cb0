using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>
/// Somebody who goes from page to page on a telephone of the narrowest kind. Each page they reach is looked at: whether it fits, and in a
/// browser that runs scripts what axe, which is one, finds in the light and of the colours in the dark.
/// </summary>
internal sealed class Journey : IAsyncDisposable
{
    private readonly IBrowserContext reader;
    private readonly bool scripts;
    private readonly List<string> found = [];

    private Journey(IBrowserContext reader, IPage page, bool scripts) => (this.reader, Page, this.scripts) = (reader, page, scripts);

    public IPage Page { get; }

    /// <summary>What stood in the way on the pages so far, each with its address.</summary>
    public IReadOnlyList<string> Barriers => found;

    /// <param name="browser">The browser.</param>
    /// <param name="site">The portal.</param>
    /// <param name="scripts">False for a browser that runs none.</param>
    /// <param name="signedIn">Whose session it goes on with; null for a guest.</param>
    public static async Task<Journey> BeginAsync(Browser browser, Uri site, bool scripts, HttpBrowser? signedIn = null)
    {
        var reader = await browser.ReaderAsync(
            site,
            new()
            {
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        if (signedIn is not null)
            await signedIn.HandOverAsync(reader);
        return new(reader, await reader.NewPageAsync(), scripts);
    }

    /// <summary>Opens an address and looks at its page.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await LookAsync();
    }

    /// <summary>Touches what the selector finds first and looks at the page with this end of its address.</summary>
    public async Task TouchAsync(string selector, string ending)
    {
        await Page.Locator(selector).First.ClickAsync();
        await Page.ArriveAsync(ending);
        await LookAsync();
    }

    /// <summary>The same with the keyboard alone: the focus goes there, Enter does the rest.</summary>
    public async Task EnterAsync(string selector, string ending)
    {
        await Page.Locator(selector).First.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.ArriveAsync(ending);
        await LookAsync();
    }

    /// <summary>The first heading.</summary>
    public async Task<string> HeadingAsync() => (await Page.Locator("h1").First.TextContentAsync())!.Trim();

    public async Task<string> MainAsync() => await Page.Locator("main").InnerTextAsync();

    public async ValueTask DisposeAsync() => await reader.DisposeAsync();

    private async Task LookAsync()
    {
        List<string> barriers = [.. await Page.TooWideAsync()];
        if (scripts)
        {
            barriers.AddRange(await Page.BarriersAsync(Axe.EveryRule));
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            barriers.AddRange(await Page.BarriersAsync(Axe.Colours));
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        found.AddRange(barriers.Select(b => $"{Page.Url}: {b}"));
    }
}
