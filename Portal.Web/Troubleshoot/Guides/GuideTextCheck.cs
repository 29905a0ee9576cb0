using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>Whether a guide has all its texts in every language, and whether what they refer to is there.</summary>
internal static class GuideTextCheck
{
    public const int MinSymptoms = 12;

    /// <summary>What is missing or too much.</summary>
    public static IEnumerable<Diagnostic> Complete(Guide guide) =>
        Language.Codes.SelectMany(language =>
            guide.Texts.TryGetValue(language, out var text)
                ? In(guide, text)
                : [new Diagnostic(FileOf(guide, language), 1, "this language is missing")]
        );

    /// <summary>What the texts refer to that is not there.</summary>
    public static IEnumerable<Diagnostic> References(Guide guide, Func<string, RenderContext> contexts) =>
        from text in guide.Texts.Values
        let context = contexts(text.Language)
        from node in guide.Nodes
        where text.Nodes.ContainsKey(node.Key)
        from fault in References(node, text.Nodes[node.Key], context)
        select fault with
        {
            File = FileOf(guide, text.Language),
        };

    private static string FileOf(Guide guide, string language) => $"{GuideFiles.Folder}{guide.Key}.{language}.yaml";

    private static IEnumerable<Diagnostic> In(Guide guide, GuideText text)
    {
        if (text.Symptoms.Distinct().Count() < MinSymptoms)
            yield return Fault($"{MinSymptoms} symptoms at least, in customers' words");
        foreach (var unknown in text.Nodes.Keys.Where(key => guide.Find(key) is null))
            yield return Fault($"there is no node {unknown}");
        foreach (var node in guide.Nodes)
        {
            if (!text.Nodes.TryGetValue(node.Key, out var words))
                yield return Fault($"the node {node.Key} has no text", blocks: true);
            else
                foreach (var message in Missing(node, words))
                    yield return Fault($"{node.Key}: {message}", blocks: true, words.Line);
        }

        Diagnostic Fault(string message, bool blocks = false, int line = 1) => new(FileOf(guide, text.Language), line, message, blocks);
    }

    private static IEnumerable<string> Missing(GuideNode node, NodeText words)
    {
        if (node.IsResult && words.Text == "")
            yield return "an end says what happens next";
        if (node.Kind is NodeKind.Step or NodeKind.Measure && words.Tried == "")
            yield return "tried is missing, as the help desk reads it";
        if (node.Kind is NodeKind.Choice or NodeKind.Lamps or NodeKind.Several)
            foreach (var answer in node.Answers.Where(a => !words.Answers.ContainsKey(a.Name) && !GuideAnswers.Common.Contains(a.Name)))
                yield return $"the answer {answer.Name} has no text";
        foreach (var odd in words.Answers.Keys.Where(a => !node.Answers.Any(b => b.Name == a)))
            yield return $"there is no answer {odd}";
    }

    private static IEnumerable<Diagnostic> References(GuideNode node, NodeText words, RenderContext context)
    {
        foreach (var warning in node.Warnings.Where(w => !context.Variables.ContainsKey(w)))
            yield return Fault(words.Line, $"there is no shared sentence {warning}");
        if (node.Article is { } article && context.Article(article) is null)
            yield return Fault(words.Line, $"there is no article {article}");
        if (node.Figure is { } figure && context.Figure(figure) is null)
            yield return Fault(words.Line, $"there is no figure {figure}");
        foreach (var fault in ArticleRenderer.Render(new ArticleSource(words.Title, words.Text, words.Line), context).Faults)
            yield return Fault(fault.Line, fault.Message);

        Diagnostic Fault(int line, string message) => new("", line, $"{node.Key}: {message}");
    }
}
