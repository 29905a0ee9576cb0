using Microsoft.Playwright;

namespace Portal.Tests.Browsing;

/// <summary>The hands of a reader who has no mouse.</summary>
internal static class KeyboardExtensions
{
    private const int MaxTabs = 200;

    /// <summary>The field of the search that stands first on the page.</summary>
    public static ILocator SearchField(this IPage page) => page.GetByRole(AriaRole.Search).Locator("input[name=q]").First;

    public static ILocator Content(this IPage page) => page.GetByRole(AriaRole.Main);

    public static ILocator Title(this IPage page) => page.Content().Locator("h1");

    public static Task PressAsync(this IPage page, string key) => page.Keyboard.PressAsync(key);

    /// <summary>Presses Tab until the element has the focus; fails when it never gets it.</summary>
    public static async Task TabToAsync(this IPage page, ILocator element)
    {
        for (var tabs = 0; tabs < MaxTabs; tabs++)
        {
            await page.PressAsync("Tab");
            if (await element.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }

        Assert.Fail($"{page.Url}: {MaxTabs} presses of Tab do not reach {element}");
    }
}
