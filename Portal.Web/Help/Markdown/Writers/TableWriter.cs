using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Tables, in a region that can be scrolled by keyboard on a small screen.</summary>
internal sealed class TableWriter : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = true;
        renderer.EnsureLine();
        renderer.WriteLine(
            $"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{Html.Escape(obj.Marked<TableName>()?.Text ?? "")}\"><table>"
        );
        var rows = obj.OfType<TableRow>().ToList();
        WritePart(renderer, obj, "thead", rows.Where(r => r.IsHeader));
        WritePart(renderer, obj, "tbody", rows.Where(r => !r.IsHeader));
        renderer.WriteLine("</table></div>");
        renderer.ImplicitParagraph = outer;
    }

    private static void WritePart(HtmlRenderer renderer, Table table, string part, IEnumerable<TableRow> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        renderer.WriteLine($"<{part}>");
        foreach (var row in list)
            WriteRow(renderer, table, row);
        renderer.WriteLine($"</{part}>");
    }

    private static void WriteRow(HtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.Write("<tr>");
        for (var i = 0; i < row.Count; i++)
        {
            renderer.Write(row.IsHeader ? "<th scope=\"col\"" : "<td").Write(Alignment(table, i)).Write('>');
            renderer.WriteChildren((TableCell)row[i]);
            renderer.Write(row.IsHeader ? "</th>" : "</td>");
        }

        renderer.WriteLine("</tr>");
    }

    // A class: style attributes are forbidden by the content security policy.
    private static string Alignment(Table table, int column) =>
        table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment switch
        {
            TableColumnAlign.Right => " class=\"right\"",
            TableColumnAlign.Center => " class=\"center\"",
            _ => "",
        };
}
