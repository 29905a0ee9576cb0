using System.Globalization;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>Addresses within a guide, as somebody with certain answers follows them.</summary>
public sealed class GuidePages(GuideSet set, Guide first, GuideAddress address, PageLinks links)
{
    private const string Times = "times";

    /// <summary>Where the answers lead.</summary>
    public GuidePath Path { get; } = GuidePath.Follow(set, first, address.Answers, address.Facts);

    /// <summary>The page one should be on.</summary>
    public string Here => At(Path.Guide, Path.Node);

    /// <summary>A page on the way: the one that shows a question again.</summary>
    public string At(Guide guide, GuideNode node) => links.Guides.Node(guide.Key, node.Key, address.QueryFor(Path, guide));

    /// <summary>Where an answer leads; the later answers that still fit stay.</summary>
    public string After(GuideNode node, string answer) => new GuidePages(set, first, address.With(node.Key, answer), links).Here;

    /// <summary>What an address must carry beside one answer that is typed or ticked.</summary>
    public IEnumerable<(string Name, string Value)> CarriedWithout(GuideNode node) =>
        [
            (GuideAddress.From, first.Key),
            (GuideAddress.VersionName, $"{address.Version}"),
            .. address.Facts.Count > 0
                ? ((string, string)[])[(GuideAddress.Known, string.Join(',', address.Facts.Select(f => $"{f.Key}:{f.Value}")))]
                : [],
            .. address.Answers.Where(a => a.Key != node.Key).Select(a => (a.Key, a.Value)),
        ];

    /// <summary>What an answer is called, in the reader's language.</summary>
    /// <param name="step">The answer.</param>
    /// <param name="reader">The language.</param>
    /// <param name="texts">The words all guides share.</param>
    /// <param name="devices">The names of devices by their keys; one that is not among them is called by its key.</param>
    public static string LabelOf(
        GuideStep step,
        Language reader,
        Func<string, string> texts,
        IReadOnlyList<(string Key, string Name)>? devices = null
    ) =>
        step.Node.Kind switch
        {
            NodeKind.Number when step.Answer != GuideAnswers.Unknown => step.Node.Number!.Unit is Times
                ? step.Answer
                : $"{step.Answer} {step.Node.Number.Unit}",
            NodeKind.Device => devices?.FirstOrDefault(d => d.Key == step.Answer).Name ?? step.Answer,
            _ => string.Join(", ", step.Answer.Split(',').Select(a => AnswerOf(step.Guide, step.Node, a, reader, texts).Label)),
        };

    /// <summary>What is asked for beside the field of a number.</summary>
    public static string UnitOf(GuideNode node, Func<string, string> texts) =>
        node.Number!.Unit == Times
            ? texts("Guide.Number.Times")
            : string.Format(CultureInfo.CurrentCulture, texts("Guide.Number"), node.Number.Unit);

    /// <summary>The words of an answer: those of the guide, or those all guides share.</summary>
    public static AnswerText AnswerOf(Guide guide, GuideNode node, string answer, Language reader, Func<string, string> texts) =>
        guide.In(reader).Nodes[node.Key].Answers.GetValueOrDefault(answer)
        ?? new AnswerText(texts(node.Kind == NodeKind.Measure ? $"Guide.Measure.{node.Measure}.{answer}" : $"Guide.Answer.{answer}"));
}
