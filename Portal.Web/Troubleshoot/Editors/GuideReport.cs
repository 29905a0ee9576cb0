using Portal.Web.Data;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Editors;

/// <summary>Adds up what was counted of the guides.</summary>
public sealed class GuideReport(Database db, GuideLibrary library)
{
    private const string Sums = """
        select guide, node, sum(reached) as reached, sum(continued) as continued from guide_count
        where day >= @since and (@language = '' or language = @language) group by guide, node
        """;

    /// <summary>The guides somebody came to since a day, as they are listed.</summary>
    /// <param name="since">The first day that counts.</param>
    /// <param name="language">The code of the language they were read in; null for all.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<GuideCounts>> ReadAsync(DateOnly since, string? language, CancellationToken ct)
    {
        var sums = (await db.ListAsync<Sum>(Sums, new { since, language = language ?? "" }, ct)).ToLookup(s => s.Guide);
        return
        [
            .. (await library.CurrentAsync(ct))
                .All.Where(g => sums.Contains(g.Key))
                .Select(g => new GuideCounts(g, Nodes(g, sums[g.Key].ToDictionary(s => s.Node)))),
        ];
    }

    private static List<NodeCounts> Nodes(Guide guide, Dictionary<string, Sum> sums) =>
        [
            .. guide
                .Nodes.Where(node => sums.ContainsKey(node.Key))
                .Select(node => (Node: node, Sum: sums[node.Key]))
                .Select(n => new NodeCounts(n.Node, n.Sum.Reached, n.Node.IsResult ? 0 : Math.Max(0, n.Sum.Reached - n.Sum.Continued))),
        ];

    private sealed record Sum
    {
        public required string Guide { get; init; }

        public required string Node { get; init; }

        public required long Reached { get; init; }

        public required long Continued { get; init; }
    }
}

/// <summary>A guide and its pages somebody came to.</summary>
public sealed record GuideCounts(Guide Guide, IReadOnlyList<NodeCounts> Nodes)
{
    public long Started => Nodes.FirstOrDefault(n => n.Node.Key == Guide.Start)?.Reached ?? 0;

    public long Solved => Nodes.Where(n => n.Node is { IsResult: true, Outcome: Outcome.Solved }).Sum(n => n.Reached);

    public long Unsolved =>
        Nodes.Where(n => n.Node is { IsResult: true, Outcome: Outcome.Ticket or Outcome.Technician }).Sum(n => n.Reached);

    public long Left => Nodes.Sum(n => n.Left);

    /// <summary>The page most people left; null when nobody did.</summary>
    public GuideNode? MostLeft => Nodes.Where(n => n.Left > 0).MaxBy(n => n.Left)?.Node;
}

/// <summary>A page: how often it was reached, and how often nobody went on from it.</summary>
public sealed record NodeCounts(GuideNode Node, long Reached, long Left);
