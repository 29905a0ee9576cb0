using System.Collections.Concurrent;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Router.Library;

/// <summary>The texts of routers as HTML, rendered when first shown and kept until an article or the content changes.</summary>
public sealed class RouterHtml(PublishedContexts contexts, ContentLibrary library) : IChangeListener
{
    private ConcurrentDictionary<(RouterSection Section, string Written, string Reader), string> rendered = new();

    /// <summary>The steps of a section; empty when the model has none of this name.</summary>
    /// <param name="text">The texts of the model.</param>
    /// <param name="name">The name of the section.</param>
    /// <param name="reader">Whose part of the site links lead to.</param>
    public string Section(RouterText text, string name, Language reader) =>
        text.Sections.GetValueOrDefault(name) is { } section
            ? rendered.GetOrAdd(
                (section, text.Language, reader.Code),
                _ => Render(new ArticleSource(text.Title, section.Text), text.Language, reader)
            )
            : "";

    /// <summary>A shared sentence, as text; empty when there is none of this name.</summary>
    public string Sentence(string name, Language language) => library.Current.Variables(language.Code).GetValueOrDefault(name, "");

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Any(t => t == HelpSetup.ContentTag || t.StartsWith(HelpSetup.ArticleTag, StringComparison.Ordinal)))
            rendered = new();
        return Task.CompletedTask;
    }

    private string Render(ArticleSource source, string written, Language reader) =>
        ArticleRenderer.Render(source, contexts.For(Language.FromCode(written), reader, path => path)).Html;
}
