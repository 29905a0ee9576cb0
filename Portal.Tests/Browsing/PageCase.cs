using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Map;
using Portal.Web.Site;

namespace Portal.Tests.Browsing;

/// <summary>Somewhere a reader can come to: what a test calls it, its address, and what the reader does after opening that.</summary>
internal sealed record PageCase(string Name, string Path, Func<IPage, Task>? Then = null)
{
    /// <summary>An article with contents, a choice of lines, steps and links.</summary>
    public const string LongArticle = "connection-drops";

    public static IReadOnlyList<string> Articles { get; } =
    [
        .. Directory
            .GetDirectories(Repository.Full("content/articles"))
            .Select(d => System.IO.Path.GetFileName(d))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The page of the provider with the widest tables.</summary>
    private const string LongPage = "cookies";

    private static readonly string[] ContentPages = ["imprint", "privacy", LongPage, "terms", "accessibility"];

    /// <summary>One of each type of page.</summary>
    public static IReadOnlyList<PageCase> Kinds(string language) =>
        [
            new("home", $"/{language}"),
            new("help index", $"/{language}/help"),
            new("topic", $"/{language}/topics/router"),
            new("article", Article(language, LongArticle)),
            new("content page", $"/{language}/{LongPage}"),
            new("search with results", Search(language, WordFoundIn(language))),
            new("search with nothing found", Search(language, "qqqqzzzz")),
            new("search without words", $"/{language}/search"),
            new("vote question", Article(language, LongArticle) + "/vote"),
            new("vote reasons with errors", Article(language, LongArticle) + "/vote?helpful=no", WriteTooMuchAsync),
            new("thanks", Article(language, LongArticle) + "/vote?helpful=yes&done=true"),
            new("cancel", $"/{language}/cancel"),
            new("withdraw", $"/{language}/withdraw"),
            new("moving", $"/{language}/moving"),
            new("plans", $"/{language}/plans"),
            new("guides", $"/{language}/fix"),
            new("start of a guide", $"/{language}/fix/no-internet"),
            new("lamps of a guide", $"/{language}/fix/fibre-signal/los"),
            new("step of a guide", $"/{language}/fix/no-internet/outlet?scope=all&power=off"),
            new("end of a guide", $"/{language}/fix/fibre-signal/no-signal?los=none&bend=same"),
            new("speed test", $"/{language}/fix/speed-test"),
            new("routers", $"/{language}/router"),
            new("router", $"/{language}/router/avm-fritzbox-7590"),
            new("set-up of a router", $"/{language}/router/avm-fritzbox-7590/setup/cable?line=dsl"),
            new("availability", $"/{language}/plans/availability?country=GB&postcode=00001"),
            new("not found", $"/{language}/help/router-nowhere"),
            new("error", "/error/500"),
        ];

    /// <summary>
    /// One of each type of page, every page of the provider, and the articles this language looks at: every article is looked at in one of
    /// the languages, since they are built alike.
    /// </summary>
    public static IEnumerable<PageCase> All(string language) =>
        [
            .. Kinds(language),
            .. Articles.Where((a, i) => a != LongArticle && IsFor(language, i)).Select(key => new PageCase(key, Article(language, key))),
            .. ContentPages.Where(p => p != LongPage).Select(key => new PageCase(key, $"/{language}/{key}")),
        ];

    public static string Article(string language, string key) =>
        $"/{language}/help/{Slug(Repository.Full($"content/articles/{key}/{language}.md"))}";

    private static bool IsFor(string language, int article) => Language.Codes[article % Language.Codes.Count] == language;

    private static string Slug(string file) => File.ReadLines(file).First(l => l.StartsWith("slug: ", StringComparison.Ordinal))[6..];

    public static string Search(string language, string text) => $"/{language}/search?q={Uri.EscapeDataString(text)}";

    /// <summary>Where a suggestion leads: an article, or a search that goes on from what was typed.</summary>
    public static Regex Suggested(string language) => new($"/{language}/(help/[^/]+|search\\?q=[^/]+)$");

    public static string WordFoundIn(string language) => language == "ru" ? "роутер" : "router";

    public async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(Path);
        if (Then is not null)
            await Then(page);
    }

    private static async Task WriteTooMuchAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Textbox).Last.FillAsync(new string('a', 501));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
    }
}
