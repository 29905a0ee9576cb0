using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Editors;

/// <summary>How guides do: how many came to each page, how many left there, and how it ended. Numbers only.</summary>
[PageInfo("Guide.Counts")]
[ResponseCache(NoStore = true)]
public sealed class CountsModel(Database db, GuideLibrary library, GuideCounter counter) : PortalPage
{
    public const int Days = 30;

    private const string Sums = """
        select guide, node, sum(reached) as reached, sum(continued) as continued from guide_count
        where day > @since group by guide, node
        """;

    public IReadOnlyList<GuideRow> Guides { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var since = counter.Today.AddDays(-Days);
        var sums = (await db.ListAsync<Sum>(Sums, new { since }, ct)).ToLookup(s => s.Guide);
        Guides =
        [
            .. (await library.CurrentAsync(ct))
                .All.Where(g => sums.Contains(g.Key))
                .Select(g => new GuideRow(g, Rows(g, [.. sums[g.Key]]))),
        ];
    }

    private static List<NodeRow> Rows(Guide guide, IReadOnlyList<Sum> sums) =>
        [
            .. guide
                .Nodes.Select(node => (node, Sum: sums.FirstOrDefault(s => s.Node == node.Key)))
                .Where(n => n.Sum is not null)
                .Select(n => new NodeRow(n.node, n.Sum!.Reached, n.node.IsResult ? 0 : Math.Max(0, n.Sum.Reached - n.Sum.Continued))),
        ];

    /// <summary>A guide and its pages somebody came to.</summary>
    public sealed record GuideRow(Guide Guide, IReadOnlyList<NodeRow> Nodes)
    {
        public long Started => Nodes.FirstOrDefault(n => n.Node.Key == Guide.Start)?.Reached ?? 0;

        public long Solved => Nodes.Where(n => n.Node is { IsResult: true, Outcome: Outcome.Solved }).Sum(n => n.Reached);

        public long Unsolved =>
            Nodes.Where(n => n.Node is { IsResult: true, Outcome: Outcome.Ticket or Outcome.Technician }).Sum(n => n.Reached);
    }

    /// <summary>A page: how often it was reached, and how often nobody went on from it.</summary>
    public sealed record NodeRow(GuideNode Node, long Reached, long Left);

    private sealed record Sum
    {
        public required string Guide { get; init; }

        public required string Node { get; init; }

        public required long Reached { get; init; }

        public required long Continued { get; init; }
    }
}
