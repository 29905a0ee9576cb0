using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown;

/// <summary>A text without its marks, as the search index and alternative texts need it.</summary>
internal static class PlainText
{
    public static string From(ContainerInline? inline)
    {
        if (inline is null)
            return "";
        var text = new StringBuilder();
        foreach (var part in inline.Descendants<Inline>())
            text.Append(From(part));
        return text.ToString().Trim();
    }

    /// <summary>The text of a paragraph, heading, cell or listing.</summary>
    public static string From(LeafBlock block) => block.Inline is { } inline ? From(inline) : block.Lines.ToString().Trim();

    private static string From(Inline part) =>
        part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            KeyInline key => key.Name,
            VariableInline variable => variable.Value,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            AutolinkInline link => link.Url,
            LinkInline { FirstChild: null } link => link.Marked<LinkTarget>()?.Title ?? "",
            LineBreakInline => " ",
            _ => "",
        };
}
