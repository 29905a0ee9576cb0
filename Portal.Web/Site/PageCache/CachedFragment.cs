using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Web.Site.Rendering;

namespace Portal.Web.Site.PageCache;

/// <summary>A part of a page that is the same whoever reads it, as the bytes that are sent, with the icons it refers to.</summary>
public sealed class CachedFragment(string html, IconSet icons, IReadOnlySet<string> tags) : IHtmlContent, ICachedContent
{
    private readonly byte[] utf8 = Encoding.UTF8.GetBytes(html);

    public IconSet Icons => icons;

    public IReadOnlySet<string> Tags => tags;

    public long Size => utf8.Length;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (writer is Utf8Writer page)
            page.Write(utf8);
        else
            writer.Write(Encoding.UTF8.GetString(utf8)); // a part within a part
    }
}

/// <summary>
/// Where a part belongs: its name, what it is about (the address of a page, a variant of
/// the header), its language and the revision it shows.
/// </summary>
public readonly record struct FragmentKey(string Name, string About, Language Language, long Revision = 0);

/// <summary>The finished parts of this node.</summary>
public sealed class FragmentStore(LimitOptions limits)
    : CacheStore<FragmentKey, CachedFragment>(limits.PageCacheMegabytes * 1024L * 1024 / 4);
