using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>An article in one language, as links see it.</summary>
internal sealed record DirectoryEntry(string Key, string Language, string Slug, ArticleSource Text);

/// <summary>Which articles there are, so that a link finds the next best language of its target.</summary>
internal sealed class ArticleDirectory
{
    private readonly Dictionary<(string Key, string Language), DirectoryEntry> entries = [];
    private readonly Dictionary<DirectoryEntry, IReadOnlySet<string>> anchors = [];

    /// <param name="entries">A later entry takes the place of an earlier one of the same article and language.</param>
    public ArticleDirectory(IEnumerable<DirectoryEntry> entries)
    {
        foreach (var entry in entries)
            this.entries[(entry.Key, entry.Language)] = entry;
    }

    public bool Knows(string key) => Language.Codes.Any(language => entries.ContainsKey((key, language)));

    /// <summary>The reader stays in the own language's part of the site, also when the text is there only in another.</summary>
    public ArticleLink? Find(string key, string language, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var next in Language.FromCode(language).Chain)
        {
            if (!entries.TryGetValue((key, next), out var entry))
                continue;
            var title = Variables.Fill(entry.Text.Title, variables);
            return new ArticleLink(HelpUrls.Article(language, entry.Slug), title) { Anchors = () => AnchorsOf(entry, variables) };
        }

        return null;
    }

    private IReadOnlySet<string> AnchorsOf(DirectoryEntry entry, IReadOnlyDictionary<string, string> variables)
    {
        if (!anchors.TryGetValue(entry, out var known))
            anchors[entry] = known = HeadingCollector.AnchorsOf(entry.Text, variables);
        return known;
    }
}
