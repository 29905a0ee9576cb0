using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>A topic of the help centre.</summary>
public sealed record Topic(string Key, string Icon, LocalText Slug, LocalText Title, LocalText Summary)
{
    public string AddressFor(Language reader) => HelpUrls.Topic(reader.Code, Slug.For(reader));
}

/// <summary>One of the choices on the home page: what is wrong, and the article that helps.</summary>
public sealed record QuickLink(string Article, string Icon, LocalText Title, LocalText Hint);

/// <summary>topics.yaml: how the help centre is divided, and the troubles people come with.</summary>
public sealed class Topics
{
    public static Topics None { get; } = new([], []);

    private Topics(IReadOnlyList<Topic> all, IReadOnlyList<QuickLink> troubles) => (All, QuickLinks) = (all, troubles);

    public IReadOnlyList<Topic> All { get; }

    public IReadOnlyList<QuickLink> QuickLinks { get; }

    /// <summary>The lines of the troubles' articles, for faults.</summary>
    internal IReadOnlyDictionary<string, int> ArticleLines { get; private init; } = new Dictionary<string, int>();

    /// <summary>The guide that asks step by step what an article explains as a whole, by the key of the article.</summary>
    public IReadOnlyDictionary<string, string> Guides { get; private init; } = new Dictionary<string, string>();

    public Topic? Find(string key) => All.FirstOrDefault(t => t.Key == key);

    /// <summary>The topic of an article. A topic that was taken out of the file while articles still name it is shown by its key.</summary>
    public Topic Get(string key) => Find(key) ?? new(key, "question", new(key), new(key), LocalText.Empty);

    /// <summary>The topic with this address, looked for in the reader's language first and then in the others.</summary>
    public Topic? FindBySlug(Language reader, string slug) =>
        reader
            .Chain.Concat(Language.Codes)
            .Select(code => All.FirstOrDefault(t => t.Slug.For(code) == slug))
            .FirstOrDefault(t => t is not null);

    internal static Topics Parse(string text, DiagnosticList faults)
    {
        if (YamlFile.Read(text, 1, faults) is not { } root)
            return None;
        foreach (var unknown in root.Entries.Where(e => e.Key is not ("topics" or "troubles" or "guides")))
            faults.Add(unknown.Line, $"unknown key {unknown.Key}");
        var topics = Each(root, "topics", faults)
            .Select(m => ReadTopic(new YamlRecord(m, faults, "key", "icon", "slug", "title", "summary")))
            .ToList();
        var lines = new Dictionary<string, int>();
        var troubles = Each(root, "troubles", faults)
            .Select(m => ReadTrouble(new YamlRecord(m, faults, "article", "icon", "title", "hint"), lines))
            .ToList();
        CheckSlugs(topics, root.Find("topics")?.Line ?? 1, faults);
        return new Topics([.. topics.DistinctBy(t => t.Key)], troubles) { ArticleLines = lines, Guides = GuidesOf(root) };
    }

    private static Dictionary<string, string> GuidesOf(YamlMap root) =>
        root.Find("guides")?.Value is YamlMap map
            ? map.Entries.Where(e => e.Value is YamlText).ToDictionary(e => e.Key, e => ((YamlText)e.Value).Value)
            : [];

    private static IEnumerable<YamlMap> Each(YamlMap root, string key, DiagnosticList faults)
    {
        if (root.Find(key) is { Value: YamlList list })
            return list.Items.OfType<YamlMap>();
        faults.Add(1, $"{key} is missing");
        return [];
    }

    private static Topic ReadTopic(YamlRecord record) =>
        new(record.Key("key"), record.Text("icon"), record.Local("slug"), record.Local("title"), record.Local("summary"));

    private static QuickLink ReadTrouble(YamlRecord record, Dictionary<string, int> lines)
    {
        var trouble = new QuickLink(record.Key("article"), record.Text("icon"), record.Local("title"), record.Local("hint"));
        lines[trouble.Article] = record.LineOf("article");
        return trouble;
    }

    private static void CheckSlugs(List<Topic> topics, int line, DiagnosticList faults)
    {
        foreach (var twice in topics.GroupBy(t => t.Key).Where(g => g.Count() > 1))
            faults.Add(line, $"two topics {twice.Key}");
        foreach (var language in Language.Codes)
        {
            foreach (var slug in topics.DistinctBy(t => t.Key).GroupBy(t => t.Slug.For(language)))
            {
                if (!Slugs.IsGood(slug.Key))
                    faults.Add(line, $"slug {slug.Key}: only a to z, digits and hyphens");
                if (slug.Count() > 1)
                    faults.Add(line, $"two topics have the slug {slug.Key} in {language}");
            }
        }
    }
}
