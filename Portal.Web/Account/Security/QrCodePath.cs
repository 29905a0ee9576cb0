using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Portal.Web.Account.Security;

/// <summary>
/// What an authenticator app reads with its camera, drawn as one path: the page's policy lets in no styles and no foreign pictures.
/// </summary>
internal static class QrCodePath
{
    /// <summary>The address an app reads its secret from.</summary>
    public static string AddressOf(string issuer, string email, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={secret}&"
        + $"issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";

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
