using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Portal.Web.Site;

namespace Portal.Web.Messages;

/// <summary>
/// The HTML of a mail: one column, styles on the elements because many programs drop style sheets, and a small sheet for those that keep it
/// and are dark. Nothing is loaded from anywhere.
/// </summary>
internal sealed class HtmlBody(ProviderProfile provider, LocalizedTexts localized)
{
    private const string Font = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
    private const string Ink = "#1d232b";
    private const string Quiet = "#565b61";
    private const string Hair = "#dcdad4";
    private const string DarkInk = "#e9e5da";
    private const string DarkQuiet = "#b0aea8";
    private const string DarkHair = "#343a42";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Language language = localized.Language;

    public string Write(Mail mail)
    {
        var html = new StringBuilder(4096);
        html.Append(
            CultureInfo.InvariantCulture,
            $$"""
            <!doctype html>
            <html lang="{{language}}" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{{Safe(mail.Subject)}}</title>
            <style>
            @media (prefers-color-scheme: dark) {
            .paper { background: {{ThemeColor.DarkPaper}} !important; color: {{DarkInk}} !important }
            .quiet { color: {{DarkQuiet}} !important }
            .hair { border-color: {{DarkHair}} !important }
            .accent, .link { color: {{provider.Accent.OnDark}} !important }
            .button { background: {{provider.Accent.OnDark}} !important; color: {{ThemeColor.DarkPaper}} !important }
            }
            </style>
            </head>
            <body class="paper" style="margin:0;padding:0;background:{{ThemeColor.LightPaper}};color:{{Ink}};font:17px/1.5 {{Font}}">
            <div class="paper"
              style="max-width:560px;margin:0 auto;padding:24px 20px 32px;background:{{ThemeColor.LightPaper}};color:{{Ink}};
              font:17px/1.5 {{Font}}">
            <p class="accent" style="margin:0 0 24px;font-weight:600;color:{{provider.Accent.OnLight}}">{{Safe(
                CleanText.Line(provider.Name)
            )}}</p>
            <h1 style="margin:0 0 20px;font-size:24px;line-height:1.25;font-weight:700">{{Safe(mail.Subject)}}</h1>

            """
        );
        if (mail.Greets)
            html.Append(Render(new Paragraph(localized["Messages.Greeting"]))).Append('\n');
        foreach (var block in mail.Blocks)
            html.Append(Render(block)).Append('\n');
        return html.Append(Foot(mail.ReplyTo is not null)).ToString();
    }

    private string Render(Block block) =>
        block switch
        {
            Paragraph(var text) => $"<p style=\"margin:0 0 16px\">{Broken(text)}</p>",
            Button(var label, var address) => Render(label, address),
            Code(var text) => "<p style=\"margin:8px 0 24px;font:700 32px/1.3 "
                + $"ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px\">{Safe(text)}</p>",
            Facts(var rows) => "<dl class=\"hair\" style=\"margin:8px 0 24px;padding:0;border-top:1px solid "
                + $"{Hair}\">{string.Concat(rows.Select(Render))}</dl>",
            SmallPrint(var text) => $"<p class=\"quiet\" style=\"margin:0 0 16px;font-size:15px;color:{Quiet}\">{Broken(text)}</p>",
            _ => "",
        };

    private string Render(string label, string address)
    {
        if (!IsWeb(address))
            return $"<p style=\"margin:0 0 16px\">{Safe(label)}<br>{Safe(address)}</p>";
        var button =
            $"<a class=\"button\" href=\"{Safe(address)}\" style=\"display:inline-block;padding:14px "
            + $"24px;border-radius:8px;background:{provider.Accent.OnLight};color:#ffffff;font-weight:600;"
            + $"text-decoration:none\">{Safe(label)}</a>";
        var written =
            $"<a class=\"link\" href=\"{Safe(address)}\" style=\"color:{provider.Accent.OnLight};word-break:break-all\">"
            + $"{Safe(address)}</a>";
        return $"<p style=\"margin:8px 0 16px\">{button}</p>\n"
            + "<p class=\"quiet\" style=\"margin:0 0 "
            + $"24px;font-size:15px;color:{Quiet}\">{Safe(localized["Messages.Written"])}<br>{written}</p>";
    }

    private static string Render(Fact row) =>
        $"<div class=\"hair\" style=\"padding:8px 0;border-bottom:1px solid {Hair}\"><dt class=\"quiet\" "
        + $"style=\"font-size:15px;color:{Quiet}\">{Safe(row.Label)}</dt>"
        + $"<dd style=\"margin:0\"><bdi>{Safe(row.Value)}</bdi></dd></div>";

    private string Foot(bool takesReplies)
    {
        var lines = Signature.Lines(provider, localized, takesReplies);
        return $"""
            <div class="hair quiet" style="margin-top:32px;padding-top:16px;border-top:1px solid {Hair};font-size:15px;color:{Quiet}">
            {string.Concat(lines.Select(line => $"<p style=\"margin:0 0 4px\">{Safe(line)}</p>"))}
            </div>
            </div>
            </body>
            </html>

            """;
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static string Safe(string text) => Encoder.Encode(text);

    private static string Broken(string text) => Safe(text).Replace("&#xA;", "<br>\n", StringComparison.Ordinal);
}
