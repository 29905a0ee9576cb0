using System.Collections.Concurrent;

namespace Portal.Web.Site.Links;

/// <summary>The addresses of the site's pages in every language. Every link the site writes comes from here.</summary>
public sealed class SiteLinks(LinkGenerator generator)
{
    private readonly ConcurrentDictionary<Language, PageLinks> languages = new();

    public PageLinks In(Language language) => languages.GetOrAdd(language, l => new PageLinks(new LinkWriter(generator, l)));

    public PageLinks In(string language) => In(Language.FromCode(language));
}
