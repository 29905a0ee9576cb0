using Microsoft.AspNetCore.Html;

namespace Portal.Web.Site;

/// <summary>The icons one page uses: each is a reference, and the layout ends with one sprite of just those.</summary>
public sealed class Icons(IconSheet sheet)
{
    /// <summary>The icons used so far.</summary>
    public IconSet Used { get; set; }

    /// <summary>A decorative icon. What it means stands in words beside it, so screen readers pass over it.</summary>
    public IHtmlContent this[string name]
    {
        get
        {
            var (icon, reference) = sheet.Get(name);
            Used |= icon;
            return reference;
        }
    }

    public IHtmlContent Sprite() => sheet.Sprite(Used);
}

/// <summary>Some of the drawings of the icon sheet, one bit for each.</summary>
public readonly record struct IconSet(ulong Bits)
{
    public const int MaxCount = 64;

    public static IconSet operator |(IconSet one, IconSet other) => new(one.Bits | other.Bits);

    public static IconSet FromIndex(int index) => new(1UL << index);

    public bool Has(int index) => (Bits & (1UL << index)) != 0;
}
