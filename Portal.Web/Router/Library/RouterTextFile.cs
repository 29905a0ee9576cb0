using Portal.Web.Help.Content;

namespace Portal.Web.Router.Library;

/// <summary>routers/&lt;key&gt;.&lt;language&gt;.yaml: the texts of a model in one language.</summary>
internal sealed class RouterTextFile(string language, DiagnosticList faults)
{
    private const int MaxTitleLength = 60;
    private const int MaxSummaryLength = 150;

    public static RouterText? Parse(string language, string text, DiagnosticList faults) =>
        YamlFile.Read(text, 1, faults) is { } root ? new RouterTextFile(language, faults).Read(root) : null;

    private RouterText? Read(YamlMap root)
    {
        var file = new RouterReader(root, "", faults, "title", "summary", "sections", "lamps");
        var sections = file.Map("sections");
        foreach (var odd in sections.Entries.Where(e => e.Value is not YamlText { Value.Length: > 0 }))
            faults.Block(odd.Line, $"sections: {odd.Key} is a text");
        var read = new RouterText
        {
            Language = language,
            Title = Short(file, "title", MaxTitleLength),
            Summary = Short(file, "summary", MaxSummaryLength),
            Sections = sections
                .Entries.Where(e => e.Value is YamlText)
                .ToDictionary(e => e.Key, e => new RouterSection(((YamlText)e.Value).Value, e.Line + 1)),
            Lamps = file.Has("lamps") ? file.Map("lamps").Entries.ToDictionary(e => e.Key, Lamp) : [],
        };
        return faults.Blocks ? null : read;
    }

    private IReadOnlyDictionary<string, string> Lamp(YamlEntry entry)
    {
        if (entry.Value is YamlMap map && map.Entries.All(e => e.Value is YamlText { Value.Length: > 0 }))
            return map.Entries.ToDictionary(e => e.Key, e => ((YamlText)e.Value).Value);
        faults.Block(entry.Line, $"lamps: {entry.Key} is a map of texts");
        return new Dictionary<string, string>();
    }

    private static string Short(RouterReader file, string name, int longest)
    {
        var text = file.Filled(name).Trim();
        return text.Length <= longest ? text : file.Wrong(name, $"has 1 to {longest} characters, not {text.Length}", text);
    }
}
