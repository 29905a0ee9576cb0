using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Portal.Web.Site.FinishedPages;

/// <summary>
/// The finished parts a page is put together from. A page that cannot be kept whole (a search, a page for someone who is signed in) renders only what is really its own.
/// One for each request, made before its handler reads anything, so that no part is kept that was read before a change.
/// </summary>
public sealed class Parts(FinishedPartStore store, Icons icons, HtmlEncoder encoder)
{
    private static readonly string[] ByEverything = [FinishedPageStore.Everything];

    private readonly long generation = store.Generation;

    /// <summary>A part of every page, in few variants.</summary>
    public IHtmlContent OfSite(string name, string variant, Language language, Func<object?, object> template) => Of(new(name, variant, language), ByEverything, template);

    /// <summary>A part of one page: kept under its address when the page is the same for everybody, rendered each time when not.</summary>
    public IHtmlContent OfPage(string name, PortalPage page, Func<object?, object> template) =>
        page.Tags is { } tags ? Of(new(name, page.Request.Path.Value ?? "", page.Language, page.ShownRevision), tags, template) : (IHtmlContent)template(null);

    private FinishedPart Of(PartKey key, IEnumerable<string> tags, Func<object?, object> template)
    {
        var part = store.Find(key);
        if (part is null) store.Keep(key, part = Render(tags, template), generation);
        icons.Used |= part.Icons;
        return part;
    }

    private FinishedPart Render(IEnumerable<string> tags, Func<object?, object> template)
    {
        var outside = icons.Used;
        icons.Used = default;
        using var writer = new StringWriter();
        ((IHtmlContent)template(null)).WriteTo(writer, encoder);
        var inside = icons.Used;
        icons.Used = outside;
        return new(writer.ToString(), inside, new HashSet<string>([FinishedPageStore.Everything, .. tags], StringComparer.Ordinal));
    }
}
