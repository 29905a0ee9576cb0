using Portal.Search.Analysis;

namespace Portal.Search.Indexing;

/// <summary>Makes the texts of a document safe to index and to show.</summary>
internal static class DocumentCleaner
{
    public static Document Clean(Document document) =>
        document with
        {
            Title = Text(document.Title),
            Keywords = [.. document.Keywords.Select(Text)],
            Summary = Text(document.Summary),
            Sections =
            [
                .. document.Sections.Select(section => section with { Heading = Text(section.Heading), Text = Text(section.Text) }),
            ],
        };

    private static string Text(string text) => PlainText.Clean(text);
}
