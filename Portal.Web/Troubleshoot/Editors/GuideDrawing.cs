using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot.Editors;

/// <summary>
/// Where each node stands when a guide is drawn: in the row of its longest way from the start, so that every line leads downwards; within a
/// row near those that lead to it. Ends that lead to another guide have a box of their own.
/// </summary>
public sealed class GuideDrawing
{
    public const int BoxWidth = 170;
    public const int BoxHeight = 44;
    private const int Across = 190;
    private const int Down = 92;
    private const int Margin = 10;

    private GuideDrawing(IReadOnlyList<Box> boxes, IReadOnlyList<Line> lines) => (Boxes, Lines) = (boxes, lines);

    public IReadOnlyList<Box> Boxes { get; }

    public IReadOnlyList<Line> Lines { get; }

    public int Width => Boxes.Max(b => b.X) + BoxWidth + Margin;

    public int Height => Boxes.Max(b => b.Y) + BoxHeight + Margin;

    public static GuideDrawing Of(Guide guide)
    {
        var names = guide
            .Nodes.Select(n => n.Key)
            .Concat(guide.Nodes.SelectMany(n => n.Targets).Where(t => t.Guide is not null).Select(t => $"{t}"));
        var edges = guide.Nodes.SelectMany(n => n.Targets.Select(t => (From: n.Key, To: $"{t}"))).Distinct().ToList();
        var rows = RowsOf(names.Distinct(), edges);
        var places = new Dictionary<string, Box>();
        foreach (var row in rows.GroupBy(r => r.Value).OrderBy(r => r.Key))
        {
            var ordered = row.Select(r => r.Key).OrderBy(name => Near(name, edges, places)).ToList();
            foreach (var (column, name) in ordered.Index())
                places[name] = new Box(name, guide.Find(name), Margin + column * Across, Margin + row.Key * Down);
        }

        return new GuideDrawing([.. places.Values], [.. edges.Select(e => new Line(places[e.From], places[e.To]))]);
    }

    private static Dictionary<string, int> RowsOf(IEnumerable<string> names, List<(string From, string To)> edges)
    {
        var rows = names.ToDictionary(n => n, _ => 0);
        for (var (moved, rounds) = (true, 0); moved && rounds <= rows.Count; rounds++)
        {
            moved = false;
            foreach (var (from, to) in edges.Where(e => rows[e.To] <= rows[e.From]))
                (rows[to], moved) = (rows[from] + 1, true);
        }

        return rows;
    }

    private static double Near(string name, List<(string From, string To)> edges, Dictionary<string, Box> places) =>
        edges.Where(e => e.To == name && places.ContainsKey(e.From)).Select(e => (double)places[e.From].X).DefaultIfEmpty(0).Average();

    /// <summary>A node, or the way into another guide: then there is no node.</summary>
    public sealed record Box(string Name, GuideNode? Node, int X, int Y);

    /// <summary>From the bottom of one box to the top of another.</summary>
    public sealed record Line(Box From, Box To)
    {
        private const int Bend = 26;

        public string Path =>
            $"M{From.X + BoxWidth / 2} {From.Y + BoxHeight}C{From.X + BoxWidth / 2} {From.Y + BoxHeight + Bend} {To.X + BoxWidth / 2} "
            + $"{To.Y - Bend} {To.X + BoxWidth / 2} {To.Y}";
    }
}
