using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Portal.Web.Site;

/// <summary>
/// What a telephone reads with its camera, drawn as one path: the page's policy lets in no styles and no foreign pictures.
/// </summary>
internal static class QrCodePath
{
    /// <summary>The picture of an address.</summary>
    /// <param name="address">What the picture holds.</param>
    /// <param name="name">What those hear who do not see it; no markup in it.</param>
    public static IHtmlContent Draw(string address, string name)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var (size, path) = (code.ModuleMatrix.Count, new StringBuilder());
        for (var y = 0; y < size; y++)
        for (var x = 0; x < size; x++)
            if (code.ModuleMatrix[y][x])
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new HtmlContentBuilder()
            .AppendHtml(
                $"<svg class=\"key-picture\" viewBox=\"0 0 {size} {size}\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\""
            )
            .Append(name)
            .AppendHtml($"\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
