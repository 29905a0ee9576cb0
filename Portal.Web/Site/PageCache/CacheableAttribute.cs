namespace Portal.Web.Site.PageCache;

/// <summary>
/// Marks a page or endpoint whose answer may be kept as finished bytes. The handler confirms it by naming the tags that drop it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CacheableAttribute : Attribute
{
    /// <summary>Rendered anew after so many minutes, for pages that also show something nobody reports (popularity); 0 for never.</summary>
    public int Minutes { get; init; }

    /// <summary>The address changes whenever the content does, so browsers need not ask again.</summary>
    public bool Immutable { get; init; }
}
