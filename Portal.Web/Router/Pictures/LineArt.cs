using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Router.Pictures;

/// <summary>
/// A line drawing while it is made. Its looks are in css/router.css; only what is painted or lit on the device has a colour here.
/// </summary>
internal sealed class LineArt
{
    public const int Width = 440;
    public const int FontSize = 17;

    private readonly StringBuilder svg = new();

    /// <summary>Something without a colour of its own.</summary>
    /// <param name="kind">The class that says how it looks.</param>
    /// <param name="path">As SVG writes it.</param>
    public LineArt Path(string kind, string path) => Add($"<path class=\"{kind}\" d=\"{path}\"/>");

    public LineArt Circle(string kind, double x, double y, double radius, string? fill = null, string? opacity = null) =>
        Add(
            $"<circle class=\"{kind}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\""
                + $"{Attribute("fill", fill)}{Attribute("opacity", opacity)}/>"
        );

    public LineArt Box(string kind, double x, double y, double width, double height, double radius, string? fill = null) =>
        Add(
            $"<rect class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" "
                + $"rx=\"{N(radius)}\"{Attribute("fill", fill)}/>"
        );

    public LineArt Text(string kind, double x, double y, string text, bool toTheLeft) =>
        Add($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\"{(toTheLeft ? " text-anchor=\"end\"" : "")}>{Html.Escape(text)}</text>");

    public IHtmlContent Finish(double height, string description) =>
        new HtmlString(
            $"<svg class=\"device\" viewBox=\"0 0 {Width} {N(height)}\" role=\"img\" aria-label=\"{Html.Escape(description)}\">{svg}</svg>"
        );

    /// <summary>For a place where words beside it say the same.</summary>
    public IHtmlContent FinishDecorative(double height) =>
        new HtmlString($"<svg class=\"device\" viewBox=\"0 0 {Width} {N(height)}\" aria-hidden=\"true\" focusable=\"false\">{svg}</svg>");

    /// <summary>A number as SVG takes it.</summary>
    public static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>About how wide a text is drawn, a little more rather than less.</summary>
    public static double WidthOf(string text) =>
        FontSize
        * text.Sum(c =>
            char.IsUpper(c) || char.IsDigit(c) || c is 'm' or 'w' or '!' ? 0.68
            : c is 'i' or 'l' or 't' or 'f' or 'r' or ' ' or '.' or ',' or '/' or '-' ? 0.37
            : 0.6
        );

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{value}\"";

    private LineArt Add(string element)
    {
        svg.Append(element);
        return this;
    }
}
