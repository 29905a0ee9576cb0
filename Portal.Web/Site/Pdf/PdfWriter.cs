using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Portal.Web.Site.Pdf;

/// <summary>
/// Writes a document from top to bottom, page after page: headings, paragraphs and rows of two columns. All of it is tagged, so that
/// programs that read aloud know what is a heading and which sum belongs to which line.
/// </summary>
internal sealed class PdfWriter : IDisposable
{
    private const double Left = 56;
    private const double Right = 539;
    private const double Top = 56;
    private const double Bottom = 786;
    private const double Between = 1.35; // of the size of the font, from line to line

    private readonly PdfDocument document = new();
    private readonly StructureBuilder tags;
    private XGraphics page;
    private double y = Top;
    private bool inTable;

    public PdfWriter(Language language, string title, string author)
    {
        (document.Info.Title, document.Info.Author) = (title, author);
        document.ViewerPreferences.DisplayDocTitle = true;
        var access = UAManager.ForDocument(document); // before the first page
        access.SetDocumentLanguage(language.Culture.Name);
        tags = access.StructureBuilder;
        page = XGraphics.FromPdfPage(document.AddPage());
        tags.BeginElement(PdfGroupingElementTag.Document);
    }

    public void Title(string text) => Block(text, PdfFonts.Title, PdfBlockLevelElementTag.Heading1, 6);

    public void Heading(string text)
    {
        if (y > Bottom - 60)
            Turn();
        y += 14;
        Block(text, PdfFonts.Heading, PdfBlockLevelElementTag.Heading2, 4);
    }

    public void Paragraph(string text, bool small = false) =>
        Block(text, small ? PdfFonts.Small : PdfFonts.Text, PdfBlockLevelElementTag.Paragraph, 4);

    /// <summary>Rows until the next that is none. A table that goes over a page is one more table there.</summary>
    public void Table(IEnumerable<(string Name, string Value, bool Strong)> rows)
    {
        foreach (var (name, value, strong) in rows)
            Row(name, value, strong ? PdfFonts.Strong : PdfFonts.Text);
        EndTable();
        y += 6;
    }

    public byte[] Save()
    {
        tags.End();
        page.Dispose();
        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    public void Dispose()
    {
        page.Dispose();
        document.Dispose();
    }

    private void Block(string text, XFont font, PdfBlockLevelElementTag tag, double after)
    {
        var lines = Wrap(text, font, Right - Left);
        if (y + (lines.Count * font.Size * Between) > Bottom)
            Turn();
        tags.BeginElement(tag);
        Write(lines, font, Left);
        tags.End();
        y += after;
    }

    private void Row(string name, string value, XFont font)
    {
        var wide = page.MeasureString(value, font).Width;
        var lines = Wrap(name, font, Right - Left - Math.Min(wide, 300) - 16);
        var values = Wrap(value, font, 300);
        if (y + (Math.Max(lines.Count, values.Count) * font.Size * Between) > Bottom)
            Turn();
        if (!inTable)
            tags.BeginElement(PdfBlockLevelElementTag.Table);
        inTable = true;
        tags.BeginElement(PdfBlockLevelElementTag.TableRow);
        var top = y;
        tags.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        tags.CurrentStructureElement.Elements["/A"] = RowScope();
        Write(lines, font, Left);
        tags.End();
        var below = y;
        y = top;
        tags.BeginElement(PdfBlockLevelElementTag.TableDataCell);
        foreach (var line in values)
            Write([line], font, Right - page.MeasureString(line, font).Width);
        tags.End();
        tags.End();
        y = Math.Max(y, below) + 2;
    }

    // The library has no word for it: the header of a row, for who hears the table.
    private static PdfDictionary RowScope()
    {
        var scope = new PdfDictionary();
        scope.Elements.SetName("/O", "/Table");
        scope.Elements.SetName("/Scope", "/Row");
        return scope;
    }

    private void EndTable()
    {
        if (inTable)
            tags.End();
        inTable = false;
    }

    private void Turn()
    {
        EndTable();
        page.Dispose();
        page = XGraphics.FromPdfPage(document.AddPage());
        y = Top;
    }

    private void Write(IReadOnlyList<string> lines, XFont font, double x)
    {
        foreach (var line in lines)
        {
            y += font.Size * Between;
            page.DrawString(line, font, XBrushes.Black, x, y - (font.Size * 0.3));
        }
    }

    // By hand: what the library wraps loses its blanks when it is read.
    private List<string> Wrap(string text, XFont font, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Replace('\u00A0', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && page.MeasureString($"{lines[^1]} {word}", font).Width <= width)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        return lines;
    }
}
