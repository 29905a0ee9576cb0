using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Tests.Browsing;

/// <summary>Measures what is painted, in whatever notation the style sheet has it.</summary>
internal static class Colours
{
    private const string Measures = """
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data]; };
        const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const contrast = (one, two) => { const [a, b] = [light(one), light(two)];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
        const ground = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor);
            if (c[3] > 250) return c; } return rgba('Canvas'); };
        const visible = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
        """;

    private const string Faint = """
        const found = [];
        for (const e of [...document.querySelectorAll('input[type=search], textarea')].filter(visible)) {
          const style = getComputedStyle(e);
          const around = ground(e.parentElement);
          const edge = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0 ?
              contrast(rgba(style.borderTopColor), around) : 1;
          if (Math.max(edge, contrast(ground(e), around)) < 3)
            found.push(`the edge of ${e.localName} "${e.name}" has a contrast of ${edge.toFixed(2)}`);
        }
        for (const e of [...document.querySelectorAll('main a svg, main button svg, header svg, form svg')].filter(visible)) {
          const style = getComputedStyle(e);
          const paint = style.stroke !== 'none' ? style.stroke : style.fill !== 'none' && style.fill !== 'rgb(0, 0, 0)' ?
              style.fill : style.color;
          const ratio = contrast(rgba(paint), ground(e.parentElement));
          if (ratio < 3)
            found.push(`the icon in "${e.parentElement.textContent.trim().slice(0, 30)}" has a contrast of ${ratio.toFixed(2)}`);
        }
        return found;
        """;

    private const string Paper =
        "return [light(ground(document.body)).toFixed(4), light(rgba(getComputedStyle(document.querySelector('main')).color)).toFixed(4)];";

    /// <summary>Edges of fields and icons that stand out by less than 3:1.</summary>
    public static Task<IReadOnlyList<string>> FaintAsync(this IPage page) => AskAsync(page, Faint);

    /// <summary>How light the paper is and how light the ink: 0 is black, 1 is white.</summary>
    public static async Task<(double Paper, double Ink)> LightAsync(this IPage page)
    {
        var told = await AskAsync(page, Paper);
        return (double.Parse(told[0], null), double.Parse(told[1], null));
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IPage page, string question) =>
        (await page.EvaluateAsync<JsonElement>($"() => {{ {Measures} {question} }}")).Deserialize<List<string>>()!;
}
