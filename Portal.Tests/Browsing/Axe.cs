using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Tests.Browsing;

/// <summary>
/// Runs axe in the page itself: the package's own way opens a second page for every run and brings back all that was right.
/// </summary>
internal static class Axe
{
    public const string EveryRule = "rules: { 'target-size': { enabled: true } }";
    public const string Colours = "runOnly: ['color-contrast', 'link-in-text-block']";
    public const string SevenToOne = "runOnly: ['color-contrast-enhanced']";

    private const string Run = """
        const told = await axe.run(document, { OPTIONS, resultTypes: ['violations'] });
        if (!told.passes.length) return ['axe looked at nothing'];
        const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ');
        return told.violations.flatMap(rule => rule.nodes
            .map(node => `${rule.id}, ${rule.help}, at ${node.target.join(' ')}: ${why(node)}`));
        """;

    private static readonly Lazy<string> Script = new(new BundledAxeScriptProvider().GetScript);

    /// <summary>What stands in the way of a reader on this page: rule, meaning and element.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(this IPage page, string rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync($"() => {{ {Script.Value} }}");
        var found = await page.EvaluateAsync<JsonElement>($"async () => {{ {Run.Replace("OPTIONS", rules, StringComparison.Ordinal)} }}");
        return found.Deserialize<List<string>>()!;
    }
}
