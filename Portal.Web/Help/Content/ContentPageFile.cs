using System.Globalization;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>Reads pages/&lt;key&gt;/&lt;language&gt;.md.</summary>
internal static class ContentPageFile
{
    public const string Folder = "pages";

    private const int MaxTitleLength = 40;
    private const int MaxSummaryLength = 180;

    /// <summary>First parts of addresses, after the language, that the site has pages of its own for.</summary>
    public static IReadOnlySet<string> TakenKeys { get; } =
        new HashSet<string>
        {
            "account",
            "agents",
            "bills",
            "buy",
            "cancel",
            "catalogue",
            "connect",
            "connections",
            "desk",
            "feed",
            "first-administrator",
            "fix",
            "help",
            "incidents",
            "insights",
            "invitation",
            "llms",
            "manifest",
            "moving",
            "notices",
            "opensearch",
            "password-strength",
            "payments",
            "people",
            "plans",
            "reset-password",
            "router",
            "search",
            "sign-in",
            "sign-out",
            "sign-up",
            "speed",
            "status",
            "switching",
            "tickets",
            "topics",
            "withdraw",
        };

    public static string PathOf(string key, string language) => $"{Folder}/{key}/{language}.md";

    public static bool IsPath(string path) =>
        path.Split('/') is [Folder, var key, var name] && Slugs.IsGood(key) && Language.Codes.Any(l => name == l + ".md");

    /// <summary>Null, and a blocking fault, when no page can be made of it.</summary>
    public static ContentPage? Read(string path, string source, DiagnosticList faults)
    {
        var (key, language) = (path.Split('/')[1], Path.GetFileNameWithoutExtension(path));
        if (TakenKeys.Contains(key))
            faults.Block(1, $"the site has a page of its own at /{language}/{key}");
        if (FrontMatterSplit.Find(source, faults) is not { Map: { } map } split)
            return null;
        var record = new YamlRecord(map, faults, "title", "summary", "order", "updated");
        var page = new ContentPage
        {
            Key = key,
            Language = language,
            Title = AtMost(MaxTitleLength, record, "title", faults),
            Summary = AtMost(MaxSummaryLength, record, "summary", faults),
            Order = Order(record, faults),
            Updated = Day(record, faults),
            Text = new ArticleSource(record.Text("title"), split.Body, split.FirstLine),
            Lines = map.Entries.ToDictionary(e => e.Key, e => e.Line),
        };
        return faults.Blocks ? null : page;
    }

    private static string AtMost(int length, YamlRecord record, string key, DiagnosticList faults)
    {
        var text = record.Text(key);
        if (text.Length == 0)
            faults.Block(record.LineOf(key), $"a page has no {key}");
        if (text.Length > length)
            faults.Add(record.LineOf(key), $"{key} has {text.Length} characters, at most {length} are allowed");
        return text;
    }

    private static int Order(YamlRecord record, DiagnosticList faults)
    {
        if (int.TryParse(record.Text("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var order))
            return order;
        faults.Add(record.LineOf("order"), "order is a number: pages stand in the footer from the smallest to the largest");
        return int.MaxValue;
    }

    private static DateOnly Day(YamlRecord record, DiagnosticList faults)
    {
        if (DateOnly.TryParseExact(record.Text("updated"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Block(record.LineOf("updated"), "updated is the day of the last change: 2026-11-28");
        return default;
    }
}
