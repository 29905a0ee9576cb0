using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>A page of a guide, found again from its address.</summary>
/// <param name="Set">The guides as they were when somebody began.</param>
/// <param name="First">The guide they began with.</param>
/// <param name="Node">The node the address names; null when its guide has none of this name.</param>
/// <param name="Address">What the address says beside it.</param>
public sealed record GuidePlace(GuideSet Set, Guide First, GuideNode? Node, GuideAddress Address)
{
    /// <summary>The page an address leads to; null for what is no page of a guide of this site.</summary>
    /// <param name="library">The guides.</param>
    /// <param name="address">Path and query, as they came from outside.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<GuidePlace?> FindAsync(GuideLibrary library, string? address, CancellationToken ct)
    {
        if (
            !GuideCodes.IsPage(address)
            || address!.Split('?', 2) is not [var path, .. var query]
            || path.Split('/') is not [_, _, _, var guide, var key]
        )
            return null;
        var asked = GuideAddress.Read(guide, QueryHelpers.ParseQuery(query.FirstOrDefault()));
        var set = await library.AtAsync(asked.Version > 0 ? asked.Version : long.MaxValue, ct);
        return set.Find(asked.First) is { } first ? new(set, first, set.Find(guide)?.Find(key), asked.Within(set)) : null;
    }
}
