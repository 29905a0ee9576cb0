using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Portal.Web.Site.PageCache;

/// <summary>
/// The finished parts a page is put together from. A page that cannot be kept whole (a search, a page for someone who is signed in) renders
/// only what is really its own. One for each request. What is kept is shown to everybody, so nothing of the request that renders it first
/// may be in it: a part of every page is a view that gets its key and nothing else, and a part
/// of one page is rendered while the request is nobody's.
/// </summary>
public sealed class FragmentCache(FragmentStore store, FragmentRenderer renderer, Icons icons, HtmlEncoder encoder)
{
    private static readonly string[] ByEverything = [PageStore.Everything];

    // No part is kept that may have been read before a change.
    private long? generation;

    /// <summary>Says that from here on the request reads what it shows. Parts of a request that never said so are not kept.</summary>
    public void Begin() => generation ??= store.Generation;

    /// <summary>A part of every page, in few variants: the view of this name below Site/Fragments.</summary>
    public ValueTask<IHtmlContent> ForSiteAsync(ViewContext view, string name, Language language, string variant = "") =>
        store.Find(new(name, variant, language)) is { } part
            ? ValueTask.FromResult<IHtmlContent>(Used(part))
            : RenderAsync(view, new(name, language, variant));

    /// <summary>A part of one page: kept under its address when the page is the same for everybody, rendered each time when not.</summary>
    public IHtmlContent ForPage(ViewContext view, string name, PortalPage page, Func<object?, object> template)
    {
        if (page.Tags is not { } tags)
            return (IHtmlContent)template(null);
        var key = new FragmentKey(name, page.Request.Path.Value ?? "", page.Language, page.ShownRevision);
        if (store.Find(key) is { } known)
            return Used(known);
        var outside = icons.Used;
        icons.Used = default;
        var html = AsNobody(view, page, () => Render(template));
        var part = Keep(key, html, icons.Used, tags);
        icons.Used = outside;
        return Used(part);
    }

    private async ValueTask<IHtmlContent> RenderAsync(ViewContext view, SiteFragment fragment)
    {
        var (html, used) = await renderer.RenderAsync(fragment, view.HttpContext.GetEndpoint());
        return Used(Keep(new(fragment.Name, fragment.Variant, fragment.Language), html, used, ByEverything));
    }

    private string Render(Func<object?, object> template)
    {
        using var writer = new StringWriter();
        ((IHtmlContent)template(null)).WriteTo(writer, encoder);
        return writer.ToString();
    }

    private CachedFragment Keep(FragmentKey key, string html, IconSet used, IEnumerable<string> tags)
    {
        var part = new CachedFragment(html, used, new HashSet<string>([PageStore.Everything, .. tags], StringComparer.Ordinal));
        if (generation is { } begun)
            store.Keep(key, part, begun);
        return part;
    }

    private CachedFragment Used(CachedFragment part)
    {
        icons.Used |= part.Icons;
        return part;
    }

    // Whatever a template asks of the request then (who is signed in, a cookie, the query), it gets what a first visitor would get.
    private static string AsNobody(ViewContext view, PortalPage page, Func<string> render)
    {
        var real = view.HttpContext;
        var nobody = new DefaultHttpContext { RequestServices = real.RequestServices, Request = { Path = real.Request.Path } };
        nobody.SetEndpoint(real.GetEndpoint());
        nobody.Features.Set(page.Language);
        var realOfPage = page.PageContext.HttpContext;
        (view.HttpContext, page.PageContext.HttpContext) = (nobody, nobody);
        try
        {
            return render();
        }
        finally
        {
            (view.HttpContext, page.PageContext.HttpContext) = (real, realOfPage);
        }
    }
}
