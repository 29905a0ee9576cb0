using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Hosting;

/// <summary>Where a reader has come to.</summary>
internal static class NavigationExtensions
{
    /// <summary>
    /// Waits until the address ends so and its page is complete; <c>*</c> stands for anything but a slash. It looks again and again:
    /// <c>WaitForURLAsync</c> looks once and then listens, and on a busy machine misses the page that arrives between the two.
    /// </summary>
    public static Task ArriveAsync(this IPage page, string ending) =>
        page.ArriveAsync(new Regex(Regex.Escape(ending).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"));

    /// <summary>The same for an address of one of several forms.</summary>
    public static async Task ArriveAsync(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address);
        await Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
    }
}
