using System.Collections.Concurrent;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>The texts of guides as HTML, rendered when first shown and kept until an article or the content changes.</summary>
public sealed class GuideHtml(PublishedContexts contexts, ContentLibrary library) : IChangeListener
{
    private ConcurrentDictionary<(NodeText Text, string Reader), string> rendered = new();

    /// <summary>The text of a node.</summary>
    /// <param name="text">In the language it is written in.</param>
    /// <param name="written">That language.</param>
    /// <param name="reader">Whose part of the site links lead to.</param>
    public string Of(NodeText text, Language written, Language reader) =>
        text.Text == "" ? "" : rendered.GetOrAdd((text, reader.Code), _ => Render(text, written, reader));

    /// <summary>A shared sentence, as text; null when there is none of this name.</summary>
    public string? Sentence(string name, Language language) => library.Current.Variables(language.Code).GetValueOrDefault(name);

    /// <summary>A figure as HTML, with its labels; empty when there is none.</summary>
    public string Figure(string name, string alternative, Language language) =>
        ArticleRenderer.Render(new ArticleSource("", $"![{alternative}](figure:{name})"), Context(language, language)).Html;

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Any(t => t == HelpSetup.ContentTag || t.StartsWith(HelpSetup.ArticleTag, StringComparison.Ordinal)))
            rendered = new();
        return Task.CompletedTask;
    }

    private string Render(NodeText text, Language written, Language reader) =>
        ArticleRenderer.Render(new ArticleSource(text.Title, text.Text), Context(written, reader)).Html;

    private RenderContext Context(Language written, Language reader) => contexts.For(written, reader, path => path);
}
