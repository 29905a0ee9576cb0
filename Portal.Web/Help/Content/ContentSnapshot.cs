using Portal.Web.Help.Content.Languages;
using Portal.Web.Help.Content.Plans;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>
/// Everything the texts refer to, parsed from the content files and never changed. Pages need the topics and the provider's facts; glossary
/// and figures are only parsed when a text is rendered, because they would cost a fifth of the program's start, what guides the search
/// when it is built, and the provider's pages when the first footer is.
/// </summary>
public sealed class ContentSnapshot
{
    private static readonly IReadOnlyDictionary<string, GlossaryTerm> NoWords = new Dictionary<string, GlossaryTerm>();

    private readonly List<Diagnostic> faults = [];
    private readonly Lazy<RenderAssets> materials;
    private readonly Lazy<LanguageFiles> languages;
    private readonly Lazy<ContentPages> pages;
    private readonly Lazy<PlanFiles> plans;

    private ContentSnapshot(IReadOnlyDictionary<string, string> files)
    {
        Topics = Read("topics.yaml", Topics.Parse) ?? Topics.None;
        Provider = Read("provider.yaml", ProviderFacts.Parse) ?? ProviderFacts.None;
        Snippets = Read(Content.Snippets.Path, Content.Snippets.Parse) ?? Content.Snippets.None;
        ServiceLevels = Read(ServiceLevelFile.Path, ServiceLevelReader.Parse) ?? ServiceLevelFile.Default;
        materials = new(() => RenderAssets.Read(files));
        languages = new(() => LanguageFiles.Read(files));
        pages = new(() => ContentPages.Read(files));
        plans = new(() => PlanFiles.Read(files));

        T? Read<T>(string path, Func<string, DiagnosticList, T> parse)
        {
            if (!files.TryGetValue(path, out var text))
                return default;
            var found = new DiagnosticList(path);
            var parsed = parse(text, found);
            faults.AddRange(found.All);
            return parsed;
        }
    }

    public static ContentSnapshot Empty { get; } = new(new Dictionary<string, string>());

    public Topics Topics { get; }

    public ProviderFacts Provider { get; }

    /// <summary>The sentences articles share.</summary>
    public Snippets Snippets { get; }

    /// <summary>When the help desk works and how soon it answers.</summary>
    public ServiceLevelFile ServiceLevels { get; }

    /// <summary>Imprint, privacy and the like.</summary>
    public ContentPages Pages => pages.Value;

    /// <summary>What is wrong inside the files; how they fit together is <see cref="ContentCheck"/>'s business.</summary>
    internal IEnumerable<Diagnostic> Faults =>
        [.. faults, .. materials.Value.Faults, .. Languages.Faults, .. Pages.Faults, .. Plans.Faults];

    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, GlossaryTerm>> Glossaries => materials.Value.Glossaries;

    /// <summary>What the provider sells.</summary>
    internal PlanFiles Plans => plans.Value;

    internal IReadOnlyDictionary<string, FigureFile> Figures => materials.Value.Figures;

    /// <summary>What editors tell the search.</summary>
    internal LanguageFiles Languages => languages.Value;

    /// <param name="files">The texts by their paths: "topics.yaml", "glossary/de.yaml", "figures/router-back.svg".</param>
    public static ContentSnapshot From(IReadOnlyDictionary<string, string> files) => new(files);

    /// <summary>The provider's facts and the shared sentences in a language. A fact wins over a snippet of the same name.</summary>
    public IReadOnlyDictionary<string, string> Variables(string language)
    {
        var variables = new Dictionary<string, string>(Provider.Variables(language), StringComparer.Ordinal);
        foreach (var (name, text) in Snippets.For(language, Provider.Variables(language)))
            variables.TryAdd(name, text);
        return variables;
    }

    /// <summary>The provider's pages as the footer of this language lists them.</summary>
    public IReadOnlyList<FooterLink> FooterLinks(Language reader) =>
        [
            .. Pages
                .All.Select(page => Pages.Best(reader, page.Values.First().Key)!)
                .Select(page => new FooterLink(
                    HelpUrls.ContentPage(reader.Code, page.Key),
                    Help.Markdown.Variables.Fill(page.Title, Variables(page.Language)),
                    page.Language == reader.Code ? null : page.Language
                )),
        ];

    /// <summary>The words of the glossary in a language, each in the next best one where it is missing.</summary>
    public IReadOnlyDictionary<string, GlossaryTerm> Words(string language)
    {
        var words = new Dictionary<string, GlossaryTerm>(StringComparer.Ordinal);
        var all = Language.FromCode(language).Chain.SelectMany(next => Glossaries.GetValueOrDefault(next) ?? NoWords);
        foreach (var (key, word) in all)
            words.TryAdd(key, word);
        return words;
    }

    /// <summary>A figure with its labels in a language.</summary>
    public Figure? Figure(string name, string language) => Figures.GetValueOrDefault(name)?.In(language);
}
