using System.Globalization;
using Portal.Web.Help.Content;
using Portal.Web.Router;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>Reads one node of a guide's file.</summary>
internal sealed class NodeReader(YamlEntry entry, DiagnosticList faults)
{
    private const int MaxAnswers = 12;

    private static readonly Dictionary<NodeKind, string[]> Keys = new()
    {
        [NodeKind.Choice] = ["kind", "fact", "answers", "figure"],
        [NodeKind.Lamps] = ["kind", "fact", "answers", "figure"],
        [NodeKind.Several] = ["kind", "fact", "answers"],
        [NodeKind.Number] = ["kind", "fact", "unit", "min", "max", "below", "else", "unknown"],
        [NodeKind.Device] = ["kind", "fact", "next"],
        [NodeKind.Step] = ["kind", "fact", "answers", "does", "warn", "figure"],
        [NodeKind.Measure] = ["kind", "fact", "answers", "test"],
        [NodeKind.Result] = ["kind", "outcome", "article", "severity", "warn", "figure"],
    };

    private static readonly string[] Measured = ["pass", "warn", "fail", "inconclusive"];

    private readonly YamlMap map = entry.Value as YamlMap ?? new YamlMap(entry.Line, []);

    public GuideNode? Read()
    {
        if (!Slugs.IsGood(entry.Key) || GuideAddress.Reserved.Contains(entry.Key))
            Block(entry.Line, "the key of a node is made of a to z, digits and hyphens, and is not from, v or know");
        if (!EnumWords.TryRead<NodeKind>(Text("kind"), out var kind))
            return Block(entry.Line, $"kind is one of: {string.Join(", ", EnumWords.All<NodeKind>())}");
        foreach (var unknown in map.Entries.Where(e => !Keys[kind].Contains(e.Key)))
            Block(unknown.Line, $"a node of the kind {EnumWords.Of(kind)} has no {unknown.Key}");
        return new GuideNode
        {
            Key = entry.Key,
            Line = entry.Line,
            Kind = kind,
            Fact = Text("fact"),
            Answers = AnswersOf(kind),
            Does = Word<StepAction>("does", StepAction.None),
            Warnings = [.. List("warn")],
            Figure = Text("figure"),
            Measure = kind == NodeKind.Measure ? Word<MeasureKind>("test", null) : default,
            Number = kind == NodeKind.Number ? new(Text("unit") ?? "", Decimal("min"), Decimal("max")) : null,
            Outcome = kind == NodeKind.Result ? Word<Outcome>("outcome", null) : default,
            Article = Text("article"),
            IsTotal = Text("severity") == "total",
        };
    }

    private List<GuideAnswer> AnswersOf(NodeKind kind)
    {
        var answers = kind switch
        {
            NodeKind.Number => NumberAnswers(),
            NodeKind.Device => [Target("next", map.Find("next")?.Value)],
            NodeKind.Result => [],
            _ => [.. (map.Find("answers")?.Value as YamlMap)?.Entries.Select(e => Target(e.Key, e.Value)) ?? []],
        };
        var read = answers.OfType<GuideAnswer>().ToList();
        if (kind == NodeKind.Step)
            Complete(read);
        if (kind == NodeKind.Measure && !Measured.All(m => read.Exists(a => a.Name == m)))
            Block(entry.Line, $"a measurement has the answers {string.Join(", ", Measured)}");
        if (kind != NodeKind.Result && read.Count is 0 or > MaxAnswers)
            Block(entry.Line, $"a node has 1 to {MaxAnswers} answers");
        return read;
    }

    private List<GuideAnswer?> NumberAnswers()
    {
        var limits = (map.Find("below")?.Value as YamlMap)?.Entries ?? [];
        foreach (var odd in limits.Where(e => !decimal.TryParse(e.Key, NumberStyles.Number, CultureInfo.InvariantCulture, out _)))
            Block(odd.Line, $"{odd.Key} is no number");
        return
        [
            .. limits.Select(e => Target(e.Key, e.Value)),
            Target("else", map.Find("else")?.Value),
            .. map.Find(GuideAnswers.Unknown) is { } unknown ? (GuideAnswer?[])[Target(unknown.Key, unknown.Value)] : [],
        ];
    }

    // Who did it before, or cannot, goes on as if it had not helped.
    private void Complete(List<GuideAnswer> answers)
    {
        if (answers.Find(a => a.Name == "same") is not { } same || !answers.Exists(a => a.Name == "works"))
        {
            Block(entry.Line, "a step has the answers works and same");
            return;
        }

        foreach (var name in (string[])["before", "cannot"])
            if (!answers.Exists(a => a.Name == name))
                answers.Add(same with { Name = name });
        if (answers.Exists(a => a.Name is not ("works" or "same" or "before" or "cannot")))
            Block(entry.Line, "a step has the answers works, same, before and cannot");
    }

    private GuideAnswer? Target(string name, YamlNode? value)
    {
        var (next, lamp) = value switch
        {
            YamlText text => (text.Value, null),
            YamlMap both => ((both.Find("next")?.Value as YamlText)?.Value, (both.Find("lamp")?.Value as YamlText)?.Value),
            _ => (null, null),
        };
        if (string.IsNullOrEmpty(next))
        {
            Block(value?.Line ?? entry.Line, $"{name} leads nowhere");
            return null;
        }

        if (lamp is not null && !Lamp.IsKnown(lamp))
            Block(value!.Line, $"{lamp} is no lamp: off, or {string.Join(", ", Lamp.Colours)}, with \" blinking\" behind it");
        const string Other = "flow:";
        var target = next.StartsWith(Other, StringComparison.Ordinal) ? new GuideTarget(next[Other.Length..], null) : new(null, next);
        return new GuideAnswer(name, target, lamp);
    }

    private string? Text(string name) => map.Find(name)?.Value is YamlText { Value.Length: > 0 } text ? text.Value : null;

    private IEnumerable<string> List(string name) =>
        (map.Find(name)?.Value as YamlList)?.Items.OfType<YamlText>().Select(t => t.Value) ?? [];

    private decimal Decimal(string name) =>
        decimal.TryParse(Text(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : Number(name);

    private decimal Number(string name)
    {
        Block(entry.Line, $"{name} is a number");
        return 0;
    }

    private TWord Word<TWord>(string name, TWord? otherwise)
        where TWord : struct, Enum
    {
        if (EnumWords.TryRead<TWord>(Text(name), out var value))
            return value;
        if (Text(name) is not null || otherwise is null)
            Block(map.Find(name)?.Line ?? entry.Line, $"{name} is one of: {string.Join(", ", EnumWords.All<TWord>())}");
        return otherwise ?? default;
    }

    private GuideNode? Block(int line, string message)
    {
        faults.Block(line, $"{entry.Key}: {message}");
        return null;
    }
}
