namespace Portal.Web.Troubleshoot.Guides;

/// <summary>All guides as they were at one version.</summary>
public sealed class GuideSet(long version, IReadOnlyList<Guide> guides)
{
    private readonly Dictionary<string, Guide> byKey = guides.ToDictionary(g => g.Key, StringComparer.Ordinal);

    public static GuideSet Empty { get; } = new(0, []);

    /// <summary>The number addresses carry, so that who began on this version finishes on it.</summary>
    public long Version { get; } = version;

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyList<Guide> All { get; } = [.. guides.OrderBy(g => g.Key, StringComparer.Ordinal)];

    public Guide? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    /// <summary>About how many pages there are before an end, from a node on, itself included: the mean over all answers.</summary>
    public int PagesFrom(Guide guide, GuideNode node) => (int)Math.Ceiling(PagesFrom(guide, node, []));

    /// <summary>Where a target leads from a guide; null when there is no such place, which a checked set does not have.</summary>
    public (Guide Guide, GuideNode Node)? Resolve(Guide from, GuideTarget target)
    {
        var guide = target.Guide is null ? from : Find(target.Guide);
        return guide?.Find(target.Node ?? guide.Start) is { } node ? (guide, node) : null;
    }

    private double PagesFrom(Guide guide, GuideNode node, Dictionary<(string, string), double> known)
    {
        if (node.IsResult)
            return 0;
        if (known.TryGetValue((guide.Key, node.Key), out var length))
            return length;
        var all = node.Targets.Select(t => Resolve(guide, t)).OfType<(Guide Guide, GuideNode Node)>().ToList();
        var onward = all.Count == 0 ? 0 : all.Average(next => PagesFrom(next.Guide, next.Node, known));
        return known[(guide.Key, node.Key)] = onward + 1;
    }
}
