using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Site;

/// <summary>What every page of the portal has: a language and a head.</summary>
public abstract class PortalPage : PageModel
{
    public PageMetadata Metadata { get; } = new();

    /// <summary>Something that was sent could not be used; the title of the page says so first.</summary>
    public virtual bool HasErrors => false;

    public Language Language => HttpContext.LanguageOf();

    /// <summary>What the page shows, when it is the same for everybody; null when it is not.</summary>
    public IEnumerable<string>? Tags { get; private set; }

    /// <summary>The revision the page shows. Parts of two revisions never meet in one page.</summary>
    public long ShownRevision { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<FragmentCache>().Begin();

    /// <summary>Wherever an address came from, its header carries it.</summary>
    public new RedirectResult Redirect(string url) => base.Redirect(LocalUrl.Ascii(url));

    /// <summary>Says that this page is the same for everybody until something under one of the tags changes.</summary>
    protected void Cache(IEnumerable<string> tags, long revision = 0)
    {
        (Tags, ShownRevision) = (tags, revision);
        HttpContext.Cache(tags);
    }
}
