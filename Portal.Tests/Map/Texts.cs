using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests.Map;

/// <summary>The words of the site, as its resx files hold them.</summary>
internal static partial class Texts
{
    /// <summary>The files of one language, one in each slice: "en", "de" …</summary>
    public static IEnumerable<string> FilesOf(string language) =>
        Repository.Below("Portal.Web/", language == "en" ? "/Text.resx" : $"/Text.{language}.resx");

    /// <summary>Key and text of one language; fails with a sentence when a key stands twice.</summary>
    public static IReadOnlyDictionary<string, string> In(string language)
    {
        var entries = FilesOf(language).SelectMany(Read).ToLookup(t => t.Key, t => t.Value);
        Assert.NotEmpty(entries);
        Assert.Empty(entries.Where(e => e.Count() > 1).Select(e => $"{language} {e.Key} stands there twice"));
        return entries.ToDictionary(e => e.Key, e => e.Single());
    }

    /// <summary>Key and text in the order of the file.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string file) =>
        XDocument
            .Load(Repository.Full(file))
            .Root!.Elements("data")
            .Select(d => KeyValuePair.Create(d.Attribute("name")!.Value, d.Element("value")?.Value ?? ""));

    /// <summary>The numbers in braces, "0 1" for "{1} of {0}".</summary>
    public static string PlaceholdersOf(string words) =>
        string.Join(' ', Placeholder().Matches(words).Select(m => m.Groups[1].Value).Distinct().Order());

    public static int WordsIn(string words) => Word().Count(words);

    /// <summary>The keys a file of code asks for: whole ones, and for those put together at run time the pattern they follow.</summary>
    public static IEnumerable<string> KeysIn(string code) =>
        Whole()
            .Matches(code)
            .Select(m => $"^{Regex.Escape(m.Groups[1].Value)}$")
            .Concat(
                Chosen().Matches(code).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value }).Select(k => $"^{Regex.Escape(k)}$")
            )
            .Concat(Begun().Matches(code).Select(m => $"^{Regex.Escape(m.Groups[1].Value)}."))
            .Concat(
                Interpolated().Matches(code).Select(m => $"^{string.Join(".+", Hole().Split(m.Groups[1].Value).Select(Regex.Escape))}$")
            );

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    // T["Help.Title"], T["Help.Count", n], words["Help.Title"], ErrorMessage = "Help.TooLong"
    [GeneratedRegex("""(?:\bT\["|\["(?=[A-Z]\w+\.\w)|ErrorMessage\s*=\s*")([^"]+)"\s*[\],)]""")]
    private static partial Regex Whole();

    // T[model.IsOpen ? "Help.Open" : "Help.Closed"]
    [GeneratedRegex("""\bT\[[^"\]]*\?\s*"([^"]+)"\s*:\s*"([^"]+)"\s*[\],]""")]
    private static partial Regex Chosen();

    // T["Help.Reason." + reason]
    [GeneratedRegex("""\bT\["([^"]+)"\s*\+""")]
    private static partial Regex Begun();

    // T[$"Error.{code}.Title"]
    [GeneratedRegex("""\[\$"([A-Z][^"]+)"\s*[\],]""")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
