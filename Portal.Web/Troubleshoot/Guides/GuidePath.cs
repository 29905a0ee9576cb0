namespace Portal.Web.Troubleshoot.Guides;

/// <summary>A node somebody has answered.</summary>
/// <param name="Guide">Its guide.</param>
/// <param name="Node">The node.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="IsKnown">True when it was known, and not asked.</param>
public sealed record GuideStep(Guide Guide, GuideNode Node, string Answer, bool IsKnown);

/// <summary>
/// Where somebody is in a guide, found anew for each page from the answers that stand in its address. The server remembers nothing.
/// </summary>
public sealed class GuidePath
{
    private const int MaxSteps = 100; // guides without circles end long before

    private GuidePath(Guide first, IReadOnlyList<GuideStep> steps, Guide guide, GuideNode node) =>
        (First, Steps, Guide, Node) = (first, steps, guide, node);

    /// <summary>The guide it began with.</summary>
    public Guide First { get; }

    /// <summary>What was answered, in the order of the way.</summary>
    public IReadOnlyList<GuideStep> Steps { get; }

    /// <summary>The guide of <see cref="Node"/>.</summary>
    public Guide Guide { get; }

    /// <summary>The first node without an answer, or the end.</summary>
    public GuideNode Node { get; }

    /// <summary>Follows the answers from the start of a guide as far as they lead.</summary>
    /// <param name="set">All guides.</param>
    /// <param name="first">The guide one begins with.</param>
    /// <param name="answers">Answers by the key of their node; what does not fit counts as not answered.</param>
    /// <param name="facts">What is known; an answer comes before it.</param>
    public static GuidePath Follow(
        GuideSet set,
        Guide first,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyDictionary<string, string> facts
    )
    {
        var steps = new List<GuideStep>();
        var (guide, node) = (first, first.Find(first.Start)!);
        for (var n = 0; n < MaxSteps && !node.IsResult && AnswerTo(guide, node, answers, facts) is { } step; n++)
        {
            if (!steps.Exists(s => s.Node.Key == node.Key)) // another guide of the way has asked the same
                steps.Add(step);
            if (set.Resolve(guide, node.NextOf(step.Answer)) is not { } next)
                break;
            (guide, node) = next;
        }

        return new GuidePath(first, steps, guide, node);
    }

    public GuideStep? Find(Guide guide, string node) => Steps.FirstOrDefault(s => s.Guide.Key == guide.Key && s.Node.Key == node);

    private static GuideStep? AnswerTo(
        Guide guide,
        GuideNode node,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyDictionary<string, string> facts
    )
    {
        if (node.Read(answers.GetValueOrDefault(node.Key)) is { } answer)
            return new GuideStep(guide, node, answer, IsKnown: false);
        return node.Fact is { } fact && node.Read(facts.GetValueOrDefault(fact)) is { } known
            ? new GuideStep(guide, node, known, IsKnown: true)
            : null;
    }
}
