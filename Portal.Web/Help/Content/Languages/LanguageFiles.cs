using Portal.Web.Site;

namespace Portal.Web.Help.Content.Languages;

/// <summary>What editors keep for the search of each language, and the examples that show whether it finds what it should.</summary>
internal sealed class LanguageFiles
{
    private const string Folder = "languages";
    private const string AllWords = "words.yaml";

    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> synonyms = [];
    private readonly Dictionary<string, IReadOnlyList<PinnedQuery>> pins = [];
    private readonly Dictionary<string, IReadOnlyList<ContentIntent>> intents = [];
    private readonly Dictionary<string, ExampleFile> examples = [];
    private readonly List<Diagnostic> faults = [];

    private LanguageFiles() { }

    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Synonyms => synonyms;

    public IReadOnlyDictionary<string, IReadOnlyList<PinnedQuery>> Pins => pins;

    public IReadOnlyDictionary<string, IReadOnlyList<ContentIntent>> Intents => intents;

    public IReadOnlyDictionary<string, ExampleFile> Examples => examples;

    public IReadOnlyList<TranslatedTerm> Words { get; private set; } = [];

    public IReadOnlyList<Diagnostic> Faults => faults;

    public static LanguageFiles Read(IReadOnlyDictionary<string, string> files)
    {
        var read = new LanguageFiles();
        foreach (var (path, text) in files.Where(f => f.Key.StartsWith(Folder + "/", StringComparison.Ordinal)))
        {
            var found = new DiagnosticList(path);
            read.Read(path, text, found);
            read.faults.AddRange(found.All);
        }

        return read;
    }

    /// <summary>An intent of a language by its key.</summary>
    public ContentIntent? Intent(string language, string? key) =>
        key is null ? null : intents.GetValueOrDefault(language, []).FirstOrDefault(intent => intent.Key == key);

    /// <summary>
    /// The pins, intents and examples that name an article or intent which is not there,
    /// and the languages one of the files is not kept for.
    /// </summary>
    public IEnumerable<Diagnostic> Check(ArticleDirectory directory)
    {
        var named = intents
            .SelectMany(file =>
                file.Value.Where(intent => intent.Article is not null)
                    .Select(intent => (Path: PathOf(file.Key, "intents.yaml"), intent.Line, Article: intent.Article!))
            )
            .Concat(
                examples.SelectMany(file =>
                    file.Value.Found.Concat(file.Value.NotYetFound)
                        .Select(e => (Path: PathOf(file.Key, "examples.md"), e.Line, Article: e.Expected))
                )
            );
        return
        [
            .. named
                .Where(each => !directory.Knows(each.Article))
                .Select(each => new Diagnostic(each.Path, each.Line, $"unknown article {each.Article}")),
            .. pins.SelectMany(file => WrongPins(file, directory)),
            .. examples.SelectMany(UnknownIntents),
            .. Missing("intents.yaml", intents.Keys),
            .. Missing("synonyms.yaml", synonyms.Keys),
            .. Missing("pins.yaml", pins.Keys),
            .. Missing("examples.md", examples.Keys),
        ];
    }

    private IEnumerable<Diagnostic> WrongPins(KeyValuePair<string, IReadOnlyList<PinnedQuery>> file, ArticleDirectory directory) =>
        from pin in file.Value
        let isIntent = Intent(file.Key, pin.Key) is not null
        where directory.Knows(pin.Key) == isIntent
        select new Diagnostic(
            PathOf(file.Key, "pins.yaml"),
            pin.Line,
            isIntent ? $"{pin.Key} is an article and an intent" : $"unknown article or intent {pin.Key}"
        );

    private IEnumerable<Diagnostic> UnknownIntents(KeyValuePair<string, ExampleFile> file) =>
        from row in file.Value.Pages
        where row.Expected != ExampleFile.Nothing && Intent(file.Key, row.Expected) is null
        select new Diagnostic(PathOf(file.Key, "examples.md"), row.Line, $"unknown intent {row.Expected}");

    internal static bool IsExamples(string path) => path.Split('/') is [Folder, _, "examples.md"];

    private static IEnumerable<Diagnostic> Missing(string name, ICollection<string> there) =>
        there.Count == 0
            ? []
            : Language.Codes.Except(there).Select(language => new Diagnostic(PathOf(language, name), 1, "this language is missing"));

    private static string PathOf(string language, string name) => $"{Folder}/{language}/{name}";

    private void Read(string path, string text, DiagnosticList found)
    {
        switch (path.Split('/'))
        {
            case [_, AllWords]:
                Words = WordFile.Parse(text, found);
                break;
            case [_, var language, "synonyms.yaml"] when Language.Codes.Contains(language):
                synonyms[language] = SynonymFile.Parse(text, found);
                break;
            case [_, var language, "pins.yaml"] when Language.Codes.Contains(language):
                pins[language] = PinFile.Parse(text, found);
                break;
            case [_, var language, "intents.yaml"] when Language.Codes.Contains(language):
                intents[language] = IntentFile.Parse(text, found);
                break;
            case [_, var language, "examples.md"] when Language.Codes.Contains(language):
                examples[language] = ExampleFile.Parse(text, found);
                break;
            default:
                found.Add(1, "here lie words.yaml and, for each language, synonyms.yaml, pins.yaml, intents.yaml and examples.md");
                break;
        }
    }
}
