using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Running;

/// <summary>Where a reader has come to.</summary>
internal static class Arriving
{
    /// <summary>
    /// Waits until the address ends so; <c>*</c> stands for anything but a slash. It looks again and again: <c>WaitForURLAsync</c> looks once and then listens,
    /// and on a busy machine misses the page that arrives between the two.
    /// </summary>
    public static Task ArriveAsync(this IPage page, string ending) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(ending).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"));
}
