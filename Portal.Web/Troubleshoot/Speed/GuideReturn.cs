using Microsoft.AspNetCore.WebUtilities;
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
            !GuideCodes.IsPage(back)
            || back!.Split('?', 2) is not [var path, .. var query]
            || path.Split('/') is not [_, _, _, var guide, var key]
        )
            return null;
        var asked = GuideAddress.Read(guide, QueryHelpers.ParseQuery(query.FirstOrDefault()));
        var set = await library.AtAsync(asked.Version > 0 ? asked.Version : long.MaxValue, ct);
        if (
            set.Find(asked.First) is not { } first
            || set.Find(guide)?.Find(key) is not { Kind: NodeKind.Measure, Measure: MeasureKind.Speed } node
        )
            return null;
        var pages = new GuidePages(set, first, asked.Within(set), links);
        return new(back, [.. node.Answers.Select(a => (a.Name, pages.After(node, a.Name)))]);
    }
}
