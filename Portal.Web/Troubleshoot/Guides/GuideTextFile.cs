using Portal.Web.Help.Content;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>guides/&lt;key&gt;.&lt;language&gt;.yaml: the texts of a guide in one language.</summary>
internal sealed class GuideTextFile(string language, YamlMap root, DiagnosticList faults)
{
    public const int MaxTitleLength = 60;
    public const int MaxSummaryLength = 150;
    public const int MaxNodeTitleLength = 90;

    public static GuideText? Parse(string language, string text, DiagnosticList faults) =>
        YamlFile.Read(text, 1, faults) is { } root ? new GuideTextFile(language, root, faults).Read() : null;

    private GuideText? Read()
    {
        Known(root, "title", "summary", "symptoms", "nodes");
        var read = new GuideText
        {
            Language = language,
            Title = Short(root, "title", MaxTitleLength),
            Summary = Short(root, "summary", MaxSummaryLength),
            Symptoms = [.. (root.Find("symptoms")?.Value as YamlList)?.Items.OfType<YamlText>().Select(t => t.Value) ?? []],
            Nodes = (root.Find("nodes")?.Value as YamlMap)?.Entries.ToDictionary(e => e.Key, Node) ?? [],
        };
        return faults.Blocks ? null : read;
    }

    private NodeText Node(YamlEntry entry)
    {
        if (entry.Value is not YamlMap map)
        {
            faults.Block(entry.Line, $"{entry.Key}: a map with title is expected");
            return new NodeText { Title = "" };
        }

        Known(map, "title", "text", "why", "tried", "answers");
        return new NodeText
        {
            Title = Short(map, "title", MaxNodeTitleLength),
            Text = Text(map, "text"),
            Line = (map.Find("text")?.Line ?? entry.Line) + 1,
            Why = Text(map, "why"),
            Tried = Text(map, "tried"),
            Answers = (map.Find("answers")?.Value as YamlMap)?.Entries.ToDictionary(e => e.Key, Answer) ?? [],
        };
    }

    private AnswerText Answer(YamlEntry entry)
    {
        if (entry.Value is YamlText text)
            return new AnswerText(text.Value);
        if (entry.Value is not YamlMap map)
        {
            faults.Block(entry.Line, $"{entry.Key}: a text, or label and hint");
            return new AnswerText("");
        }

        Known(map, "label", "hint");
        return new AnswerText(Text(map, "label"), Text(map, "hint"));
    }

    private void Known(YamlMap map, params string[] keys)
    {
        foreach (var unknown in map.Entries.Where(e => !keys.Contains(e.Key)))
            faults.Block(unknown.Line, $"unknown key {unknown.Key}");
    }

    private string Short(YamlMap map, string name, int longest)
    {
        var text = Text(map, name);
        if (text.Length == 0 || text.Length > longest)
            faults.Block(map.Find(name)?.Line ?? map.Line, $"{name} has 1 to {longest} characters, not {text.Length}");
        return text;
    }

    private static string Text(YamlMap map, string name) => (map.Find(name)?.Value as YamlText)?.Value.Trim() ?? "";
}
