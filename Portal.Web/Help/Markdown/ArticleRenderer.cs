namespace Portal.Web.Help.Markdown;

/// <summary>Markdown to everything that is published. Whatever the text holds, only the portal's own elements come out.</summary>
public static class ArticleRenderer
{
    public static RenderedArticle Render(ArticleSource written, RenderContext context)
    {
        var (body, optional) = OptionalBlocks.Choose(written, context.Variables);
        var source = written with { Body = body };
        try
        {
            var document = HelpPipeline.Parse(source.Body);
            var survey = new MarkdownAnalyzer(source, context).Run(document);
            return new RenderedArticle
            {
                Html = HtmlWriter.Write(document, context, survey),
                Headings = survey.Headings,
                Sections = Sections.Split(document),
                OnlyFor = survey.OnlyFor,
                Markdown = PlainMarkdown.Render(source.Body, document, context),
                Faults = [.. optional, .. survey.Faults],
            };
        }
        catch (LimitExceededException error)
        {
            return Refuse(source, error.Message);
        }
    }

    /// <summary>True for a text that could only be shown as it is written.</summary>
    public static bool IsBeyondLimits(ArticleSource source)
    {
        try
        {
            HelpPipeline.Parse(source.Body);
            return false;
        }
        catch (LimitExceededException)
        {
            return true;
        }
    }

    private static RenderedArticle Refuse(ArticleSource source, string reason) =>
        new()
        {
            Html = $"<pre>{Html.Escape(source.Body)}</pre>\n",
            Headings = [],
            Sections = [new Section("", "", source.Body)],
            OnlyFor = [],
            Markdown = source.Body,
            Faults = [new RenderDiagnostic(source.FirstLine, reason)],
            Refused = true,
        };
}
