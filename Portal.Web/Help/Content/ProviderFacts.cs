using System.Text.RegularExpressions;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>provider.yaml: who the provider is. Every entry is a variable for the texts.</summary>
public sealed partial class ProviderFacts
{
    // What the law of a country wants linked from every page. Each is left out or left empty where it is not needed.
    private static readonly string[] Links = ["cancellation_link", "withdrawal_link", "complaints_book_link"];

    public static ProviderFacts None { get; } = new(new Dictionary<string, LocalText>());

    private readonly IReadOnlyDictionary<string, LocalText> entries;

    private ProviderFacts(IReadOnlyDictionary<string, LocalText> entries) => this.entries = entries;

    /// <summary>The one colour of the provider, as #rrggbb.</summary>
    public string? Accent => entries.GetValueOrDefault("accent")?.For("en") is { } accent && Colour().IsMatch(accent) ? accent : null;

    /// <summary>An entry in a language; empty when there is none.</summary>
    public string Text(string name, string language) => entries.GetValueOrDefault(name)?.For(language) ?? "";

    public IReadOnlyDictionary<string, string> Variables(string language) => entries.ToDictionary(e => e.Key, e => e.Value.For(language));

    internal static ProviderFacts Parse(string text, DiagnosticList faults)
    {
        if (YamlFile.Read(text, 1, faults) is not { } root)
            return None;
        foreach (var vital in (string[])["name", "phone"])
        {
            if (root.Find(vital) is not { Value: YamlMap or YamlText { Value.Length: > 0 } })
                faults.Add(root.Find(vital)?.Line ?? 1, $"{vital} is missing");
        }

        foreach (var odd in root.Entries.Where(e => !Name().IsMatch(e.Key)))
            faults.Add(odd.Line, $"{odd.Key}: only a to z, digits and _");
        var entries = root.Entries.Where(e => Name().IsMatch(e.Key)).ToDictionary(e => e.Key, e => LocalText.Read(e, faults));
        foreach (var link in Links.Where(l => entries.ContainsKey(l) && !IsLink(entries[l])))
        {
            faults.Add(root.Find(link)!.Line, $"{link} is an address that begins with https://, or empty");
            entries[link] = LocalText.Empty;
        }

        var facts = new ProviderFacts(entries);
        if (root.Find("accent") is { } colour && facts.Accent is null)
            faults.Add(colour.Line, "accent is a colour: \"#rrggbb\"");
        return facts;
    }

    private static bool IsLink(LocalText link) =>
        Language
            .Codes.Select(link.For)
            .All(a =>
                a == "" || Uri.TryCreate(a, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Host.Length: > 0, UserInfo: "" }
            );

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z")]
    private static partial Regex Name();
}
