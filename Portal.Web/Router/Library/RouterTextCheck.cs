using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Router.Library;

/// <summary>Whether a model has all its texts in every language, and whether what they refer to is there.</summary>
internal static class RouterTextCheck
{
    /// <summary>What is missing or too much.</summary>
    public static IEnumerable<Diagnostic> Complete(RouterModel model) =>
        Language.Codes.SelectMany(language =>
            model.Texts.TryGetValue(language, out var text)
                ? In(model, text)
                : [new Diagnostic(RouterFiles.PathOf(model.Key, language), 1, "this language is missing")]
        );

    /// <summary>What the texts refer to that is not there.</summary>
    public static IEnumerable<Diagnostic> References(RouterModel model, Func<string, RenderContext> contexts) =>
        from text in model.Texts.Values
        let context = contexts(text.Language)
        from section in text.Sections
        let source = new ArticleSource(text.Title, section.Value.Text, section.Value.Line)
        from fault in ArticleRenderer.Render(source, context).Faults
        select new Diagnostic(RouterFiles.PathOf(model.Key, text.Language), fault.Line, $"{section.Key}: {fault.Message}");

    private static IEnumerable<Diagnostic> In(RouterModel model, RouterText text)
    {
        var required = RouterSections.RequiredOf(model).ToList();
        foreach (var missing in required.Where(s => !text.Sections.ContainsKey(s)))
            yield return Fault(1, $"the section {missing} is missing", blocks: true);
        foreach (var (name, section) in text.Sections.Where(s => !required.Contains(s.Key) && !RouterSections.Optional.Contains(s.Key)))
            yield return Fault(section.Line, $"there is no section {name}");
        foreach (var odd in Languages(model, text))
            yield return odd;
        foreach (var (key, shows) in text.Lamps)
        {
            if (model.Lamps.FirstOrDefault(l => l.Key == key) is not { } lamp)
                yield return Fault(1, $"lamps: there is no lamp {key}");
            else
                foreach (var show in shows.Keys.Where(s => lamp.Shows.All(l => l.Lamp != s)))
                    yield return Fault(1, $"lamps: {key} does not show {show}");
        }

        Diagnostic Fault(int line, string message, bool blocks = false) =>
            new(RouterFiles.PathOf(model.Key, text.Language), line, message, blocks);
    }

    // What one language has and another has not.
    private static IEnumerable<Diagnostic> Languages(RouterModel model, RouterText text) =>
        RouterSections
            .Optional.Where(s => !text.Sections.ContainsKey(s) && model.Texts.Values.Any(t => t.Sections.ContainsKey(s)))
            .Select(s => new Diagnostic(RouterFiles.PathOf(model.Key, text.Language), 1, $"another language has the section {s}"));
}
