using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Portal.Web.Site.Pdf;

/// <summary>The two fonts of documents, which come with the program: no machine has to have any.</summary>
internal sealed class PdfFonts : IFontResolver
{
    private const string Family = "Noto Sans";

    // Unicode, so that the text can be searched, copied and read aloud in every alphabet.
    private static readonly XPdfFontOptions Options = new(PdfFontEncoding.Unicode);

    public static XFont Text { get; } = Make(10, XFontStyleEx.Regular);

    public static XFont Small { get; } = Make(8.5, XFontStyleEx.Regular);

    public static XFont Strong { get; } = Make(10, XFontStyleEx.Bold);

    public static XFont Heading { get; } = Make(13, XFontStyleEx.Bold);

    public static XFont Title { get; } = Make(20, XFontStyleEx.Bold);

    // The library knows one resolver for the whole program, and wants it before the first font.
    private static XFont Make(double size, XFontStyleEx style)
    {
        GlobalFontSettings.FontResolver ??= new PdfFonts();
        return new(Family, size, style, Options);
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new(isBold ? "NotoSans-Bold" : "NotoSans-Regular");

    public byte[]? GetFont(string faceName)
    {
        using var file = typeof(PdfFonts).Assembly.GetManifestResourceStream($"fonts/{faceName}");
        if (file is null)
            return null;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
