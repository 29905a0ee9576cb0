using System.Text.RegularExpressions;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>
/// snippets.yaml: sentences that several articles share, warnings and waiting times above all. Each is written once per language, so that
/// no two articles differ.
/// </summary>
public sealed partial class Snippets
{
    public const string Path = "snippets.yaml";

    public static Snippets None { get; } = new(new Dictionary<string, LocalText>());

    private readonly IReadOnlyDictionary<string, LocalText> entries;

    private Snippets(IReadOnlyDictionary<string, LocalText> entries) => this.entries = entries;

    /// <summary>The sentences in a language; the provider's facts among them are filled in.</summary>
    public IEnumerable<KeyValuePair<string, string>> For(string language, IReadOnlyDictionary<string, string> facts) =>
        entries.Select(e => KeyValuePair.Create(e.Key, Variables.Fill(e.Value.For(language), facts)));

    internal static Snippets Parse(string text, DiagnosticList faults)
    {
        if (YamlFile.Read(text, 1, faults) is not { } root)
            return None;
        foreach (var odd in root.Entries.Where(e => !Name().IsMatch(e.Key)))
            faults.Add(odd.Line, $"{odd.Key}: only a to z, digits and _");
        return new(root.Entries.Where(e => Name().IsMatch(e.Key)).ToDictionary(e => e.Key, e => LocalText.Read(e, faults)));
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z")]
    private static partial Regex Name();
}
