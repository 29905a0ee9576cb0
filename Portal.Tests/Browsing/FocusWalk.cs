using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Tests.Browsing;

/// <summary>Goes through a page with Tab and tells where a reader who does would be lost.</summary>
internal static class FocusWalk
{
    private const int MaxTabs = 200;

    // What each element looks like without the focus, and everything that Tab should come
    // to: of a group of radio buttons only the chosen one.
    private const string Remember = """
        () => {
          const ring = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
          const look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(); };
          const all = [...document.querySelectorAll('*')];
          const looks = new Map(all.map(e => [e, look(e)]));
          const group = e => [...document.querySelectorAll(`input[type=radio][name="${e.name}"]`)];
          const reached = e => e.type !== 'radio' || e === (group(e).find(r => r.checked) ?? group(e)[0]);
          const name = e => `${e.localName} "${(e.innerText || e.getAttribute('aria-label') || e.name || e.id || '').trim().slice(0, 40)}"`;
          const bearers = e => [e, e.closest('label'), e.closest('form[role=search]')].filter(b => b);
          const cover = e => {
            const box = [...e.getClientRects()].find(b => b.width && b.height);
            if (!box) return 'nothing, for it has no box';
            const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
            const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
            if (right <= left || bottom <= top) return 'the edge of the window';
            const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const own = e.contains(at) || e.closest('label')?.contains(at) || getComputedStyle(e).pointerEvents === 'none';
            return own ? '' : at ? name(at) : 'nothing that can be named';
          };
          const stops = all.filter(e => e.matches('a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex]')
            && e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && reached(e));
          window.walk = {
            stops: stops.map(e => `${all.indexOf(e)} ${name(e)}`),
            here() {
              const e = document.activeElement;
              if (!e || e === document.body || e === document.documentElement) return null;
              const seen = bearers(e).some(b => looks.get(b) !== look(b) && ring(getComputedStyle(b)));
              return { at: all.indexOf(e), name: name(e), seen, cover: cover(e) };
            },
          };
          return window.walk.stops;
        }
        """;

    // A page that refuses a form begins with the focus on what is wrong; the walk goes through all of it, so it begins at the top.
    private const string ToTop = """
        () => {
          if (document.activeElement === document.body) return;
          document.body.tabIndex = -1;
          document.body.focus();
          document.body.removeAttribute('tabindex');
        }
        """;

    private sealed record Stop(int At, string Name, bool Seen, string Cover);

    /// <summary>Traps, stops out of order or left out, focus that does not show, focus beneath something else.</summary>
    public static async Task<IReadOnlyList<string>> ConfusionsAsync(this IPage page, bool backwards = false)
    {
        var expected = (await page.EvaluateAsync<JsonElement>(Remember)).Deserialize<List<string>>()!;
        await page.EvaluateAsync(ToTop);
        var stops = await WalkAsync(page, backwards ? "Shift+Tab" : "Tab");
        if (stops.Count >= MaxTabs)
            return [$"{MaxTabs} presses of Tab do not lead out of the page: {stops[^1].Name}"];
        if (backwards)
            stops.Reverse();
        var visited = stops.Select(s => $"{s.At} {s.Name}").ToList();
        return
        [
            .. from stop in stops.Zip(stops.Skip(1))
            where stop.Second.At <= stop.First.At
            select $"{stop.Second.Name} comes after {stop.First.Name}",
            .. from left in expected.Except(visited) select $"Tab leaves out {left}",
            .. from stop in stops where !stop.Seen select $"focus cannot be seen on {stop.Name}",
            .. from stop in stops where stop.Cover != "" select $"focus on {stop.Name} is covered by {stop.Cover}",
        ];
    }

    private static async Task<List<Stop>> WalkAsync(IPage page, string key)
    {
        var stops = new List<Stop>();
        for (var presses = 0; presses < 2 * MaxTabs && stops.Count < MaxTabs; presses++)
        {
            await page.PressAsync(key);
            var here = await page.EvaluateAsync<JsonElement?>("() => walk.here()");
            if (here is not { ValueKind: JsonValueKind.Object } there)
                break;
            var stop = there.Deserialize<Stop>(JsonSerializerOptions.Web)!;
            if (stops.Count > 1 && stop.At == stops[0].At)
                break;
            if (stops.Count > 0 && stop.At == stops[^1].At)
                stops[^1] = stop.Seen ? stops[^1] : stop; // a date has a stop for day, month and year
            else
                stops.Add(stop);
        }

        return stops;
    }
}
