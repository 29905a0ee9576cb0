using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>Everything the texts refer to, parsed once from the content files and never changed.</summary>
public sealed class ContentSnapshot
{
    private static readonly IReadOnlyDictionary<string, Word> NoWords = new Dictionary<string, Word>();

    private readonly Dictionary<string, IReadOnlyDictionary<string, Word>> glossaries = [];
    private readonly Dictionary<string, FigureFile> figures = [];
    private readonly List<Fault> faults = [];

    private ContentSnapshot()
    {
    }

    public static ContentSnapshot Empty { get; } = new();

    public Topics Topics { get; private set; } = Topics.None;

    public ProviderFacts Provider { get; private set; } = ProviderFacts.None;

    /// <summary>What is wrong inside the files; how they fit together is <see cref="ContentCheck"/>'s business.</summary>
    internal IReadOnlyList<Fault> Faults => faults;

    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, Word>> Glossaries => glossaries;

    internal IReadOnlyDictionary<string, FigureFile> Figures => figures;

    /// <param name="files">The texts by their paths: "topics.yaml", "glossary/de.yaml", "figures/router-back.svg".</param>
    public static ContentSnapshot From(IReadOnlyDictionary<string, string> files)
    {
        var snapshot = new ContentSnapshot();
        foreach (var (path, text) in files) snapshot.Read(path, text, files);
        return snapshot;
    }

    /// <summary>The words of the glossary in a language, each in the next best one where it is missing.</summary>
    public IReadOnlyDictionary<string, Word> Words(string language)
    {
        var words = new Dictionary<string, Word>(StringComparer.Ordinal);
        var all = Language.Of(language).Chain.SelectMany(next => glossaries.GetValueOrDefault(next) ?? NoWords);
        foreach (var (key, word) in all) words.TryAdd(key, word);
        return words;
    }

    /// <summary>A figure with its labels in a language.</summary>
    public Figure? Figure(string name, string language) => figures.GetValueOrDefault(name)?.In(language);

    private void Read(string path, string text, IReadOnlyDictionary<string, string> files)
    {
        var found = new FaultList(path);
        switch (path.Split('/'))
        {
            case ["topics.yaml"]:
                Topics = Topics.Parse(text, found);
                break;
            case ["provider.yaml"]:
                Provider = ProviderFacts.Parse(text, found);
                break;
            case ["glossary", var name]:
                ReadGlossary(Path.GetFileNameWithoutExtension(name), text, found);
                break;
            case ["figures", var name]:
                ReadFigure(name, text, files.GetValueOrDefault(Path.ChangeExtension(path, ".yaml")), found);
                break;
        }

        faults.AddRange(found.All);
    }

    private void ReadGlossary(string language, string text, FaultList found)
    {
        if (Language.Codes.Contains(language)) glossaries[language] = Glossary.Parse(text, found);
        else found.Add(1, "a glossary is glossary/<language>.yaml");
    }

    private void ReadFigure(string name, string text, string? labels, FaultList found)
    {
        if (name.EndsWith(".svg", StringComparison.Ordinal)) figures[name[..^4]] = FigureFile.Read(text, labels, found);
        else FigureFile.ReadLabels(text, found);
    }
}
