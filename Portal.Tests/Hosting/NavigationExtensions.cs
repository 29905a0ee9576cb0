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
    public static async Task ArriveAsync(this IPage page, string ending)
    {
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(Regex.Escape(ending).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"));
        await Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete");
    }
}
