using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>What articles are rendered with, per language.</summary>
internal sealed class ContentContexts(ContentSnapshot snapshot, ArticleDirectory directory, HelpText text)
{
    private readonly Dictionary<string, RenderContext> contexts = [];

    public RenderContext For(string language)
    {
        if (!contexts.TryGetValue(language, out var context))
            contexts[language] = context = Create(language);
        return context;
    }

    private RenderContext Create(string language)
    {
        var variables = new ArticleVariables(snapshot.Variables(language), key => text(language, key));
        return new RenderContext
        {
            Language = language,
            Variables = variables,
            Glossary = snapshot.Words(language),
            Article = key => directory.Find(key, language, variables),
            Topic = key => snapshot.Topics.Find(key) is { } topic ? HelpUrls.Topic(language, topic.Slug.For(language)) : null,
            Page = name => HelpUrls.Page(language, name, snapshot),
            Figure = name => snapshot.Figure(name, language),
            Text = key => text(language, key),
        };
    }
}
