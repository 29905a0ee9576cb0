using Portal.Web.Help.Content;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>
/// What can be said of guides without walking them: every node is reached, every way ends, nothing goes in circles or too deep, and what
/// needs a warning has it.
/// </summary>
public static class GuideAnalysis
{
    public const int MaxDepth = 12;

    /// <summary>The facts that may be known before anything is asked.</summary>
    public static readonly IReadOnlyList<string> Facts =
    [
        "technology",
        "line-test",
        "speed-test",
        "sync",
        "optical",
        "session",
        "addresses",
        "ownership",
    ];

    private const string Restart = "restart";

    private static readonly Dictionary<StepAction, string[]> Demands = new()
    {
        [StepAction.Restart] = ["phone_warning"],
        [StepAction.Power] = ["phone_warning"],
        [StepAction.Phone] = ["phone_warning"],
        [StepAction.Splitter] = ["tv_warning"],
        [StepAction.Fibre] = ["fibre_warning"],
        [StepAction.Antenna] = ["roof_warning"],
        [StepAction.Test] = ["mobile_data"],
        [StepAction.Reset] = ["reset_erases", "line_login"],
    };

    public static IEnumerable<Diagnostic> Run(GuideSet set) => set.All.SelectMany(guide => Run(set, guide));

    /// <summary>The longest way from a node to an end of its guide, in nodes; a circle counts as too long.</summary>
    public static int Depth(Guide guide, string node) => DepthOf(guide, node, [], []);

    private static IEnumerable<Diagnostic> Run(GuideSet set, Guide guide)
    {
        foreach (var (node, message) in Structure(set, guide).Concat(guide.Nodes.SelectMany(Care)))
            yield return new Diagnostic($"{GuideFiles.Folder}{guide.Key}.yaml", node?.Line ?? 1, message, Blocks: true);
    }

    private static IEnumerable<(GuideNode? Node, string Message)> Structure(GuideSet set, Guide guide)
    {
        if (!TicketForms.TopicsOf(TicketType.Fault).Contains(guide.Topic))
            yield return (null, $"topic is one of: {string.Join(", ", TicketForms.TopicsOf(TicketType.Fault))}");
        if (guide.Find(guide.Start) is null)
        {
            yield return (null, $"start: there is no node {guide.Start}");
            yield break;
        }

        var broken = guide.Nodes.SelectMany(n => n.Targets.Where(t => set.Resolve(guide, t) is null).Select(t => (n, t))).ToList();
        foreach (var (node, target) in broken)
            yield return (node, $"{node.Key} leads to {target}, which is not there");
        if (broken.Count > 0)
            yield break;
        var depth = Depth(guide, guide.Start);
        if (depth > MaxDepth)
            yield return (null, depth == int.MaxValue ? "some nodes lead in a circle" : $"{depth} nodes deep; {MaxDepth} at most");
        var reached = Reached(guide);
        foreach (var node in guide.Nodes.Where(n => !reached.Contains(n.Key)))
            yield return (node, $"nothing leads to {node.Key}");
        if (Follows(set, guide, [guide.Key]))
            yield return (null, "this guide leads to others that lead back to it");
        else
            foreach (var fault in SameKeys(set, guide))
                yield return fault;
    }

    private static IEnumerable<(GuideNode? Node, string Message)> Care(GuideNode node)
    {
        if (node.Fact is { } fact && !Facts.Contains(fact))
            yield return (node, $"{node.Key}: there is no fact {fact}");
        foreach (var missing in Demands.GetValueOrDefault(node.Does, []).Except(node.Warnings))
            yield return (node, $"{node.Key}: a step of this kind needs the warning {missing}");
        if (node.Does == StepAction.Restart != (node.Key == Restart))
            yield return (node, $"the step that restarts, and no other, has the key {Restart}, so that nobody is asked for a second one");
        foreach (var answer in node.Answers.Where(a => node.Kind == NodeKind.Lamps && a.Lamp is null && a.Name != GuideAnswers.Unknown))
            yield return (node, $"{node.Key}: the answer {answer.Name} shows no lamp");
        if (node is { Outcome: Outcome.Article, Kind: NodeKind.Result, Article: null })
            yield return (node, $"{node.Key}: which article?");
    }

    // A question that two guides of one way share is asked once, so it must be the same question.
    private static IEnumerable<(GuideNode? Node, string Message)> SameKeys(GuideSet set, Guide guide) =>
        from other in Onward(set, guide, [])
        from node in guide.Nodes
        where !node.IsResult && other.Find(node.Key) is { IsResult: false } same && !IsSame(node, same)
        select ((GuideNode?)node, $"{node.Key} is another question in {other.Key}, to which this guide leads");

    private static bool IsSame(GuideNode one, GuideNode other) =>
        one.Kind == other.Kind && one.Answers.Select(a => a.Name).ToHashSet().SetEquals(other.Answers.Select(a => a.Name));

    private static IEnumerable<Guide> Onward(GuideSet set, Guide guide, HashSet<string> seen) =>
        guide
            .Nodes.SelectMany(n => n.Targets)
            .Select(t => set.Find(t.Guide))
            .OfType<Guide>()
            .Where(g => seen.Add(g.Key))
            .ToList()
            .SelectMany(g => Onward(set, g, seen).Prepend(g));

    private static bool Follows(GuideSet set, Guide guide, HashSet<string> above) =>
        guide
            .Nodes.SelectMany(n => n.Targets)
            .Select(t => t.Guide)
            .OfType<string>()
            .Distinct()
            .Any(key => above.Contains(key) || Follows(set, set.Find(key)!, [.. above, key]));

    private static HashSet<string> Reached(Guide guide)
    {
        var (reached, left) = (new HashSet<string>(), new Stack<string>([guide.Start]));
        while (left.TryPop(out var key))
            if (reached.Add(key))
                foreach (var target in guide.Find(key)!.Targets.Where(t => t.Guide is null))
                    left.Push(target.Node!);
        return reached;
    }

    private static int DepthOf(Guide guide, string key, Dictionary<string, int> known, HashSet<string> above)
    {
        if (known.TryGetValue(key, out var depth))
            return depth;
        if (!above.Add(key))
            return int.MaxValue;
        var longest = 0;
        foreach (var target in guide.Find(key)!.Targets.Where(t => t.Guide is null))
            longest = Math.Max(longest, DepthOf(guide, target.Node!, known, above));
        above.Remove(key);
        return known[key] = longest == int.MaxValue ? longest : longest + 1;
    }
}
