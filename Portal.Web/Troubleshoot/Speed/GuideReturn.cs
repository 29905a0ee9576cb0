using Portal.Web.Site.Links;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>The page of a guide somebody measures for, and where each result leads from there.</summary>
/// <param name="Address">The page.</param>
/// <param name="After">Where each answer leads, in the order the guide offers them.</param>
public sealed record GuideReturn(string Address, IReadOnlyList<(string Answer, string Address)> After)
{
    /// <summary>Null when the address is not that of a page of a guide that asks for the speed.</summary>
    public static async Task<GuideReturn?> FindAsync(GuideLibrary library, PageLinks links, string? back, CancellationToken ct)
    {
        if (
            await GuidePlace.FindAsync(library, back, ct) is not { Node: { Kind: NodeKind.Measure, Measure: MeasureKind.Speed } node } place
        )
            return null;
        var pages = new GuidePages(place.Set, place.First, place.Address, links);
        return new(back!, [.. node.Answers.Select(a => (a.Name, pages.After(node, a.Name)))]);
    }
}
