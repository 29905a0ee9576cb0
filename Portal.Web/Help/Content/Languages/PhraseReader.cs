namespace Portal.Web.Help.Content.Languages;

/// <summary>Reads words and phrases that editors keep for the search: each says something, and none is longer than anyone types.</summary>
internal sealed class PhraseReader(DiagnosticList faults)
{
    public const int MaxLength = 60;

    /// <summary>Two texts that differ only in capitals and spaces are the same.</summary>
    public static string Same(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text, or null and a fault.</summary>
    public string? Read(YamlNode node) =>
        node is YamlText text ? Read(text.Value, node.Line) : Refuse(node.Line, "a word or phrase is expected here");

    /// <inheritdoc cref="Read(YamlNode)"/>
    public string? Read(string text, int line)
    {
        if (!text.Any(char.IsLetterOrDigit))
            return Refuse(line, "a text without a letter or digit");
        return text.Length > MaxLength ? Refuse(line, $"a text of {text.Length} characters, at most {MaxLength} are allowed") : text;
    }

    /// <summary>A text, or the texts of a list; those that are not right are left out.</summary>
    public IReadOnlyList<string> ReadAll(YamlNode node) => [.. (node is YamlList list ? list.Items : [node]).Select(Read).OfType<string>()];

    private string? Refuse(int line, string message)
    {
        faults.Add(line, message);
        return null;
    }
}
