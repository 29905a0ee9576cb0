using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>The faults of the provider's pages in a folder: in the texts, and between the languages of a page.</summary>
internal static class PageCheck
{
    // Stands in the pages that come with the portal.
    private const string Sample = "{{sample_text}}";

    public static IEnumerable<Diagnostic> Run(ContentFolder folder, ContentContexts contexts) =>
        folder.Snapshot.Pages.All.SelectMany(page =>
            Languages(page, folder).Concat(page.Values.SelectMany(each => Texts(each, contexts.For(each.Language))))
        );

    /// <summary>The pages whose texts are beyond the limits: they would stand there unrendered.</summary>
    public static IEnumerable<string> Refused(ContentFolder folder)
    {
        foreach (var page in folder.Snapshot.Pages.All.SelectMany(p => p.Values))
        {
            if (ArticleRenderer.IsBeyondLimits(page.Text))
                yield return page.Path;
        }
    }

    private static IEnumerable<Diagnostic> Languages(IReadOnlyDictionary<string, ContentPage> page, ContentFolder folder)
    {
        var first = Language.Codes.Select(page.GetValueOrDefault).First(each => each is not null)!;
        foreach (var missing in Language.Codes.Select(l => ContentPageFile.PathOf(first.Key, l)).Where(path => !folder.Holds(path)))
            yield return new Diagnostic(missing, 1, "this language is missing");
        foreach (var other in page.Values.Where(each => each.Order != first.Order))
            yield return At(other, "order", $"order is not the same as in {first.Language}.md");
    }

    private static IEnumerable<Diagnostic> Texts(ContentPage page, RenderContext context)
    {
        foreach (var unknown in Variables.Unknown(page.Title, context.Variables))
            yield return At(page, "title", $"unknown variable {unknown}");
        foreach (var unknown in Variables.Unknown(page.Summary, context.Variables))
            yield return At(page, "summary", $"unknown variable {unknown}");
        if (
            page.Text.Body.IndexOf(Sample, StringComparison.Ordinal) is >= 0 and var at
            && context.Variables.GetValueOrDefault("demonstration") != "true"
        )
            yield return new Diagnostic(
                page.Path,
                page.Text.FirstLine + page.Text.Body.AsSpan(0, at).Count('\n'),
                "this is the sample that came with the portal: make it yours, have it checked, and take the note out"
            );
        var rendered = ArticleRenderer.Render(page.Text, context);
        foreach (var fault in rendered.Faults)
            yield return new Diagnostic(page.Path, fault.Line, fault.Message, rendered.Refused);
    }

    private static Diagnostic At(ContentPage page, string key, string message) =>
        new(page.Path, page.Lines.GetValueOrDefault(key, 1), message);
}
