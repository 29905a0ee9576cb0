using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>The pages of the provider: imprint, privacy and whatever else lies below pages/.</summary>
public sealed class ContentPages
{
    private readonly Dictionary<string, Dictionary<string, ContentPage>> byKey = [];
    private readonly List<Diagnostic> faults = [];

    /// <summary>All languages of each page, in the order of the footer.</summary>
    public IEnumerable<IReadOnlyDictionary<string, ContentPage>> All =>
        byKey.OrderBy(p => p.Value.Values.Min(page => page.Order)).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value);

    internal IReadOnlyList<Diagnostic> Faults => faults;

    internal static ContentPages Read(IReadOnlyDictionary<string, string> files)
    {
        var pages = new ContentPages();
        foreach (var (path, source) in files.Where(f => ContentPageFile.IsPath(f.Key)))
        {
            var found = new DiagnosticList(path);
            if (ContentPageFile.Read(path, source, found) is { } page)
                pages.Add(page);
            pages.faults.AddRange(found.All);
        }

        return pages;
    }

    public bool Knows(string key) => byKey.ContainsKey(key);

    /// <summary>The page in the best language for this reader; null when there is none of this key.</summary>
    public ContentPage? Best(Language reader, string key)
    {
        if (!byKey.TryGetValue(key, out var languages))
            return null;
        return reader.Chain.Concat(Language.Codes).Select(languages.GetValueOrDefault).First(page => page is not null);
    }

    /// <summary>The languages the page is written in.</summary>
    public IReadOnlyCollection<string> Languages(string key) => byKey[key].Keys;

    private void Add(ContentPage page)
    {
        if (!byKey.TryGetValue(page.Key, out var languages))
            byKey[page.Key] = languages = [];
        languages[page.Language] = page;
    }
}
