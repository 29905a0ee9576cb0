using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help;

/// <summary>A page of the provider: imprint, privacy and whatever else lies below pages/ in the content.</summary>
[Cacheable]
public sealed class ContentPageModel(ContentLibrary library, PublishedContexts contexts) : PortalPage
{
    public ContentPage Document { get; private set; } = null!;

    public string Title => Fill(Document.Title);

    public string Summary => Fill(Document.Summary);

    /// <summary>The language the text is really in, when it is not the reader's.</summary>
    public Language? Foreign => Document.Language == Language.Code ? null : Written;

    private Language Written => Language.FromCode(Document.Language);

    public IActionResult OnGet(string document)
    {
        var pages = library.Current.Pages;
        if (pages.Best(Language, document) is not { } best)
            return NotFound();
        Document = best;
        (Metadata.Title, Metadata.Description) = (Title, Summary);
        Metadata.Canonical = HelpUrls.ContentPage(best.Language, best.Key);
        Metadata.InLanguages(() =>
            (Language.All.ToDictionary(l => l.Code, l => HelpUrls.ContentPage(l.Code, best.Key)), pages.Languages(best.Key))
        );
        Cache([HelpSetup.AnyArticle]); // which it may link to; its own change drops everything
        return Page();
    }

    /// <summary>The text as HTML. Asked for once: what comes of it is kept until something changes.</summary>
    public string Render() => ArticleRenderer.Render(Document.Text, contexts.For(Written, Language, path => path)).Html;

    private string Fill(string text) => Variables.Fill(text, library.Current.Variables(Document.Language));
}
