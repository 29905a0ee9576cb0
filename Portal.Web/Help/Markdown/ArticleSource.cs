namespace Portal.Web.Help.Markdown;

/// <summary>The text of an article beneath its front matter, ready to be rendered.</summary>
/// <param name="Title">The one h1 of the page; names a table that stands before the first heading.</param>
/// <param name="Body">Markdown in the portal's dialect (docs/content.md).</param>
/// <param name="FirstLine">The line of the file on which the body starts, so that faults point into the file.</param>
public sealed record ArticleSource(string Title, string Body, int FirstLine = 1);
