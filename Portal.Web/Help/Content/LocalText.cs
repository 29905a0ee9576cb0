using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>A text in several languages, or one for all of them.</summary>
public sealed class LocalText
{
    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly string? single;

    internal LocalText(string single) => (texts, this.single) = (new Dictionary<string, string>(), single);

    internal LocalText(IReadOnlyDictionary<string, string> texts) => this.texts = texts;

    internal static LocalText Empty { get; } = new("");

    /// <summary>The text in this language or the next best one.</summary>
    public string For(string language)
    {
        if (single is not null)
            return single;
        foreach (var next in Language.FromCode(language).Chain)
        {
            if (texts.TryGetValue(next, out var text))
                return text;
        }

        return texts.Values.FirstOrDefault("");
    }

    /// <inheritdoc cref="For(string)"/>
    public string For(Language reader) => For(reader.Code);

    /// <summary>The text in exactly this language.</summary>
    public string? Exactly(string language) => single ?? texts.GetValueOrDefault(language);

    /// <summary>Reads a text, or a map of language to text; every language that is missing is a fault.</summary>
    internal static LocalText Read(YamlEntry entry, DiagnosticList faults)
    {
        if (entry.Value is YamlText text)
            return new LocalText(text.Value);
        if (entry.Value is not YamlMap map)
        {
            faults.Add(entry.Line, $"{entry.Key} is a text, or one text per language");
            return Empty;
        }

        var texts = new Dictionary<string, string>();
        foreach (var each in map.Entries)
        {
            if (!Language.Codes.Contains(each.Key))
                faults.Add(each.Line, $"{entry.Key}: unknown language {each.Key}");
            else if (each.Value is YamlText { Value.Length: > 0 } value)
                texts[each.Key] = value.Value;
        }

        foreach (var missing in Language.Codes.Except(texts.Keys))
            faults.Add(entry.Line, $"{entry.Key} is missing in {missing}");
        return new LocalText(texts);
    }
}
