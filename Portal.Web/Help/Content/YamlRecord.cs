namespace Portal.Web.Help.Content;

/// <summary>A map with a fixed set of keys: what is missing or unknown is a fault.</summary>
internal sealed class YamlRecord
{
    private readonly YamlMap map;
    private readonly DiagnosticList faults;

    public YamlRecord(YamlMap map, DiagnosticList faults, params string[] keys)
    {
        (this.map, this.faults) = (map, faults);
        foreach (var unknown in map.Entries.Where(e => !keys.Contains(e.Key)))
            faults.Add(unknown.Line, $"unknown key {unknown.Key}");
    }

    public int LineOf(string key) => map.Find(key)?.Line ?? map.Line;

    public string Text(string key)
    {
        if (map.Find(key)?.Value is YamlText { Value.Length: > 0 } text)
            return text.Value;
        faults.Add(LineOf(key), $"{key} is missing");
        return "";
    }

    /// <summary>A text that other files refer to.</summary>
    public string Key(string key)
    {
        var text = Text(key);
        if (text.Length > 0 && !Slugs.IsGood(text))
            faults.Add(LineOf(key), $"{key} {text}: only a to z, digits and hyphens");
        return text;
    }

    public LocalText Local(string key)
    {
        if (map.Find(key) is { } entry)
            return LocalText.Read(entry, faults);
        faults.Add(map.Line, $"{key} is missing");
        return LocalText.Empty;
    }
}
