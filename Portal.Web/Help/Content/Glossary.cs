using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>glossary/&lt;language&gt;.yaml: words that need an explanation, in one language.</summary>
public static class Glossary
{
    internal static IReadOnlyDictionary<string, GlossaryTerm> Parse(string text, DiagnosticList faults)
    {
        var words = new Dictionary<string, GlossaryTerm>(StringComparer.Ordinal);
        foreach (var entry in YamlFile.Read(text, 1, faults)?.Entries ?? [])
        {
            if (!Slugs.IsGood(entry.Key))
                faults.Add(entry.Line, $"{entry.Key}: only a to z, digits and hyphens");
            else if (entry.Value is not YamlMap map)
                faults.Add(entry.Line, $"{entry.Key} needs a term and a meaning");
            else
                words[entry.Key] = Read(new YamlRecord(map, faults, "term", "meaning"));
        }

        return words;
    }

    private static GlossaryTerm Read(YamlRecord record) => new(record.Text("term"), record.Text("meaning"));
}
