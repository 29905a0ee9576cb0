using System.Globalization;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>Reads the front matter key by key; what is wrong with a value is said on its line.</summary>
internal sealed class FrontMatterReader(YamlMap map, int firstLine, DiagnosticList faults)
{
    private const int MaxTitleLength = 70;
    private const int MaxSummaryLength = 180;

    private static readonly string[] Keys =
    [
        "title",
        "slug",
        "summary",
        "topic",
        "keywords",
        "technologies",
        "audience",
        "reviewed",
        "related",
    ];
    private static readonly string[] Audiences = ["everyone", "customers"];

    /// <summary>Without these an article has no page.</summary>
    private static readonly string[] Vital = ["title", "slug", "summary", "topic"];

    public FrontMatter Read()
    {
        foreach (var entry in map.Entries.Where(e => !Keys.Contains(e.Key)))
            faults.Add(entry.Line, $"unknown key {entry.Key}");
        return new FrontMatter
        {
            Title = AtMost(MaxTitleLength, "title"),
            Slug = Slug(),
            Summary = AtMost(MaxSummaryLength, "summary"),
            Topic = Text("topic"),
            Keywords = List("keywords"),
            Technologies = Known("technologies", List("technologies"), Technologies.All),
            Audience = Known("audience", [Text("audience")], Audiences).FirstOrDefault(""),
            Reviewed = Reviewed(),
            Related = List("related"),
        };
    }

    private string Text(string key)
    {
        if (map.Find(key) is not { } entry)
        {
            Missing(firstLine, key);
            return "";
        }

        if (entry.Value is YamlText text && text.Value.Trim() is { Length: > 0 } value)
            return value;
        Missing(entry.Line, key);
        return "";
    }

    private void Missing(int line, string key)
    {
        if (Vital.Contains(key))
            faults.Block(line, $"{key} is missing");
        else
            faults.Add(line, $"{key} is missing");
    }

    private string AtMost(int length, string key)
    {
        var text = Text(key);
        if (text.Length > length)
            faults.Add(LineOf(key), $"{key} has {text.Length} characters, at most {length} are allowed");
        return text;
    }

    private string Slug()
    {
        var slug = Text("slug");
        if (slug.Length == 0 || Slugs.IsGood(slug))
            return slug;
        faults.Block(LineOf("slug"), $"slug {slug}: only a to z, digits and single hyphens, at most {Slugs.MaxLength}");
        return slug;
    }

    private List<string> List(string key)
    {
        if (map.Find(key) is not { } entry)
        {
            Missing(firstLine, key);
            return [];
        }

        if (entry.Value is YamlList list && list.Items.All(i => i is YamlText))
            return [.. list.Items.Cast<YamlText>().Select(t => t.Value)];
        faults.Add(entry.Line, $"{key} is a list: [one, another]");
        return [];
    }

    private List<string> Known(string key, IReadOnlyList<string> values, IReadOnlyList<string> allowed)
    {
        foreach (var unknown in values.Where(v => v.Length > 0).Except(allowed))
            faults.Add(LineOf(key), $"unknown {key}: {unknown}");
        return [.. allowed.Where(values.Contains)];
    }

    /// <summary>Readers are told that an article was checked only when somebody stands for it with a name.</summary>
    private DateOnly? Reviewed()
    {
        if (map.Find("reviewed") is not { } entry)
            return null;
        if (
            (entry.Value as YamlText)?.Value.Split(" by ", 2) is [var written, var name]
            && name.Trim().Length > 0
            && DateOnly.TryParseExact(written.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return day;
        faults.Add(entry.Line, "reviewed is a day and the name of who checked: 2026-11-02 by NAME");
        return null;
    }

    private int LineOf(string key) => map.Find(key)?.Line ?? firstLine;
}
