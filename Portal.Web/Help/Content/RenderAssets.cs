using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>What only rendering needs: the glossary and the figures.</summary>
internal sealed class RenderAssets
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, GlossaryTerm>> glossaries = [];
    private readonly Dictionary<string, FigureFile> figures = [];
    private readonly List<Diagnostic> faults = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, GlossaryTerm>> Glossaries => glossaries;

    public IReadOnlyDictionary<string, FigureFile> Figures => figures;

    public IReadOnlyList<Diagnostic> Faults => faults;

    public static RenderAssets Read(IReadOnlyDictionary<string, string> files)
    {
        var materials = new RenderAssets();
        foreach (var (path, text) in files)
            materials.Read(path, text, files);
        return materials;
    }

    private void Read(string path, string text, IReadOnlyDictionary<string, string> files)
    {
        var found = new DiagnosticList(path);
        switch (path.Split('/'))
        {
            case ["glossary", var name]:
                ReadGlossary(Path.GetFileNameWithoutExtension(name), text, found);
                break;
            case ["figures", var name]:
                ReadFigure(name, text, files.GetValueOrDefault(Path.ChangeExtension(path, ".yaml")), found);
                break;
        }

        faults.AddRange(found.All);
    }

    private void ReadGlossary(string language, string text, DiagnosticList found)
    {
        if (Language.Codes.Contains(language))
            glossaries[language] = Glossary.Parse(text, found);
        else
            found.Add(1, "a glossary is glossary/<language>.yaml");
    }

    private void ReadFigure(string name, string text, string? labels, DiagnosticList found)
    {
        if (name.EndsWith(".svg", StringComparison.Ordinal))
            figures[name[..^4]] = FigureFile.Read(text, labels, found);
        else
            FigureFile.ReadLabels(text, found);
    }
}
