using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Tests.Browsing;

/// <summary>Measures whether what stands on a page fits where it stands.</summary>
internal static class OverflowCheck
{
    private const string Named = """
        const text = e => (e.textContent || e.value || e.getAttribute('aria-label') || '').trim().replace(/\s+/g, ' ').slice(0, 40);
        const name = e => `${e.localName}${e.id && '#' + e.id} "${text(e)}"`;
        const clips = value => value === 'hidden' || value === 'clip';
        const forEars = e => e.offsetWidth <= 1 && e.offsetHeight <= 1 || e.closest('.visually-hidden');
        const visible = e => e.checkVisibility({ visibilityProperty: true }) && !forEars(e);
        """;

    // Who is too wide: the outermost elements that end beyond the edge and are in no region that scrolls by itself.
    private const string TooWide = """
        if (document.documentElement.scrollWidth <= innerWidth) return [];
        const scrolls = e => { for (let up = e.parentElement; up && up !== document.body;
            up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
        const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 &&
            visible(e) && !scrolls(e));
        const widest = wide.filter(e => !wide.includes(e.parentElement)).slice(0, 5).map(name).join(', ');
        return [`scrolls sideways, ${document.documentElement.scrollWidth} px wide because of ${widest}`];
        """;

    // Text that its own box, or a box around it, cuts off; and controls whose words are larger than they are.
    private const string Clipped = """
        const found = [];
        for (const e of document.body.querySelectorAll('*')) {
          if (!visible(e) || e.closest('svg')) continue;
          const style = getComputedStyle(e);
          const control = e.matches('button, summary, label, a') && style.display !== 'inline';
          if (style.display === 'inline' || !e.textContent.trim()) continue;
          const room = parseFloat(style.fontSize) / 3; // tight lines let letters hang a little out of their box, which nobody sees
          const [over, below] = [e.scrollWidth > e.clientWidth + 1, e.scrollHeight > e.clientHeight + (clips(style.overflowY) ? 1 : room)];
          if (over && (clips(style.overflowX) || control) || below && (clips(style.overflowY) || control))
            found.push(`${name(e)} is cut off: ${e.scrollWidth} by ${e.scrollHeight} in ${e.clientWidth} by ${e.clientHeight}`);
        }
        for (const e of document.querySelectorAll('input[type=search], textarea'))
          if (visible(e) && parseFloat(getComputedStyle(e).fontSize) > e.clientHeight) found.push(`${name(e)} is lower than its letters`);
        return found;
        """;

    private const string Small = """
        const large = 'button, input[type=search], textarea, form label:has(input), '
          + 'fieldset label:has(input), summary, main ul > li > a:has(svg)';
        return [...document.querySelectorAll(large)].filter(e => visible(e) && !e.ariaHidden).map(e => [e, e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44).map(([e, box]) => `${name(e)} is ${box.width} by ${box.height} px`);
        """;

    public static Task<IReadOnlyList<string>> TooWideAsync(this IPage page) => AskAsync(page, TooWide);

    public static Task<IReadOnlyList<string>> ClippedAsync(this IPage page) => AskAsync(page, Clipped);

    /// <summary>What people press most and is smaller than a finger: 44 px.</summary>
    public static Task<IReadOnlyList<string>> SmallAsync(this IPage page) => AskAsync(page, Small);

    /// <summary>Adds rules as a reader's own style sheet would: the last of all, and not from the page.</summary>
    public static Task RestyleAsync(this IPage page, string css) =>
        page.EvaluateAsync(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
            css
        );

    /// <summary>The size of letters a reader sets in the browser, 16 px unless they do: media queries in rem follow it too.</summary>
    public static async Task SetLettersAsync(this IPage page, int pixels)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync(
            "Page.setFontSizes",
            new()
            {
                ["fontSizes"] = new Dictionary<string, object> { ["standard"] = pixels, ["fixed"] = pixels },
            }
        );
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IPage page, string question) =>
        (await page.EvaluateAsync<JsonElement>($"() => {{ {Named} {question} }}")).Deserialize<List<string>>()!;
}
