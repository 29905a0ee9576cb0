using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Lists; numbered ones are steps.</summary>
internal sealed class ListWriter : HtmlObjectRenderer<ListBlock>
{
    protected override void Write(HtmlRenderer renderer, ListBlock obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine(obj.IsOrdered ? $"<ol class=\"steps\"{Start(obj)}>" : "<ul>");
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = !obj.IsLoose;
        foreach (var item in obj)
        {
            renderer.EnsureLine();
            renderer.Write("<li>");
            renderer.WriteChildren((ListItemBlock)item);
            renderer.WriteLine("</li>");
        }

        renderer.ImplicitParagraph = outer;
        renderer.EnsureLine();
        renderer.WriteLine(obj.IsOrdered ? "</ol>" : "</ul>");
    }

    private static string Start(ListBlock list) =>
        int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1
            ? $" start=\"{start}\""
            : "";
}
