using Portal.Web.Help.Content;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>guides/&lt;key&gt;.yaml: the questions of a guide and how they hang together, without a word of text.</summary>
internal sealed class GuideFile(string key, YamlMap root, DiagnosticList faults)
{
    private static readonly string[] Keys = ["icon", "kind", "minutes", "topic", "start", "nodes"];

    /// <summary>The guide without its texts; null when the file is none.</summary>
    public static Guide? Parse(string key, string text, DiagnosticList faults) =>
        YamlFile.Read(text, 1, faults) is { } root ? new GuideFile(key, root, faults).Read() : null;

    private Guide? Read()
    {
        foreach (var unknown in root.Entries.Where(e => !Keys.Contains(e.Key)))
            faults.Block(unknown.Line, $"unknown key {unknown.Key}");
        var nodes = root.Find("nodes")?.Value is YamlMap map
            ? map.Entries.Select(e => new NodeReader(e, faults).Read()).OfType<GuideNode>().ToList()
            : [];
        if (nodes.Count == 0)
            faults.Block(root.Line, "nodes is a map of nodes");
        var guide = new Guide
        {
            Key = key,
            Icon = Text("icon"),
            Kind = Word("kind", GuideKind.Problem),
            Minutes = int.TryParse(Text("minutes"), out var minutes) && minutes is > 0 and <= 120 ? minutes : Fault("minutes", "1 to 120"),
            Topic = Text("topic"),
            Start = Text("start"),
            Nodes = nodes,
            Texts = new Dictionary<string, GuideText>(),
        };
        return faults.Blocks ? null : guide;
    }

    private string Text(string name)
    {
        if (root.Find(name)?.Value is YamlText { Value.Length: > 0 } text)
            return text.Value;
        faults.Block(root.Line, $"{name} is missing");
        return "";
    }

    private TWord Word<TWord>(string name, TWord otherwise)
        where TWord : struct, Enum
    {
        if (EnumWords.TryRead<TWord>(Text(name), out var value))
            return value;
        Fault(name, string.Join(", ", EnumWords.All<TWord>()));
        return otherwise;
    }

    private int Fault(string name, string expected)
    {
        faults.Block(root.Find(name)?.Line ?? root.Line, $"{name} is one of: {expected}");
        return 0;
    }
}
