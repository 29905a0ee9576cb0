using AngleSharp.Html.Parser;
using Portal.Tests.Hostile;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Tests.Messages;

/// <summary>
/// A mail as its reader gets it: in the reader's language, whole as HTML and as text, and harmless whatever was written into it.
/// </summary>
public sealed class MimeMailTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Languages =>
        new()
        {
            { "en", "Your password was changed", "Hello," },
            { "de", "Ihr Passwort wurde geändert", "Guten Tag," },
            { "es", "Se ha cambiado tu contraseña", "Hola:" },
            { "pt", "A sua palavra-passe foi alterada", "Olá," },
            { "ru", "Ваш пароль изменён, а если это сделали не вы, позвоните нам прямо сейчас", "Здравствуйте!" },
            { "ca", "S'ha canviat la teva contrasenya, i si no has estat tu, truca'ns", "Hola," },
        };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_mail_is_in_the_language_of_its_reader_from_the_subject_to_the_foot(string language, string subject, string greeting)
    {
        var (raw, mail) = await TestMails.SavedAsync(Full(language, subject), Ct);
        Assert.All(raw, c => Assert.True(char.IsAscii(c), "A byte that not every server takes"));
        Assert.All(raw.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 998));
        Assert.Equal((subject, language, "auto-generated"), (mail["Subject"], mail["Content-Language"], mail["Auto-Submitted"]));
        Assert.DoesNotContain(
            mail.Headers,
            h => h.Name.StartsWith("List-", StringComparison.OrdinalIgnoreCase) || h.Name.Equals("Bcc", StringComparison.OrdinalIgnoreCase)
        );
        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Equal(
            (language, "ltr", subject),
            (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"), page.QuerySelector("h1")!.TextContent)
        );
        Assert.Equal(
            ["https://help.example.net/x?a=1&b=2", "https://help.example.net/x?a=1&b=2"],
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );
        foreach (
            var part in new[]
            {
                greeting,
                "First line",
                "second line",
                "Do it",
                "https://help.example.net/x?a=1&b=2",
                "123 456",
                "Device",
                "Phone",
                "If this was not you",
                "0800 000 000",
                "Example Internet",
            }
        )
        {
            Assert.Contains(part, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(part, mail.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Messages.", mail.Html + mail.Text, StringComparison.Ordinal); // the name of a text that is missing
    }

    [Fact]
    public async Task Whatever_is_written_into_a_mail_is_shown_as_typed_and_adds_no_header()
    {
        var plain = await TestMails.SavedAsync(Full("en", "x"), Ct);
        var headers = plain.Mail.Headers.Select(h => h.Name).ToList();
        var elements = Elements(plain.Mail.Html);
        string[] ours =
        [
            "x\r\nBcc: other@example.org",
            "x\nSubject: other",
            "x\r\n\r\n<script>alert(1)</script>",
            "x\0y",
            "\u202Egnp.exe",
            "\u2066x",
            "\uD83D",
            "\u0085Bcc: x@example.org",
            "\u2028Bcc: x@example.org",
        ];
        foreach (var text in ours.Concat(HostileLists.HandWritten))
        {
            var mail = Full("en", text) with
            {
                Blocks =
                [
                    new Paragraph(text),
                    new Button(text, "https://help.example.net/?" + text),
                    new Code(text),
                    new Facts([new Fact(text, text)]),
                    new SmallPrint(text),
                ],
            };
            var saved = await TestMails.SavedAsync(mail, Ct);
            Assert.Equal(headers, saved.Mail.Headers.Select(h => h.Name));
            Assert.DoesNotContain(
                saved.Mail.Html + saved.Mail.Text + saved.Mail["Subject"],
                c => (char.IsControl(c) && c != '\n') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
            );
            Assert.Empty(Elements(saved.Mail.Html).Except([.. elements, "br"]));
            Assert.All(
                new HtmlParser().ParseDocument(saved.Mail.Html).QuerySelectorAll("a"),
                a => Assert.StartsWith("https://help.example.net/", a.GetAttribute("href"), StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/en/help")]
    [InlineData("data:text/html,x")]
    public void A_button_leads_to_the_web_or_nowhere(string address)
    {
        var letter = TestMails.Write(Full("en", "x") with { Blocks = [new Button("Open", address)] });
        Assert.Empty(new HtmlParser().ParseDocument(letter.Html).QuerySelectorAll("a"));
    }

    [Fact]
    public void The_colours_of_a_mail_can_be_read_by_day_and_by_night()
    {
        foreach (var accent in new[] { "#ffff00", "#000000", "#0b6b5d", "#ff0000" })
        {
            Assert.True(ThemeColor.TryParse(accent, out var colour));
            Assert.InRange(colour.OnLight.ContrastWith(new Rgb(255, 255, 255)), 4.5, 21); // the words on the button
            Assert.InRange(colour.OnDark.ContrastWith(Rgb.Parse(ThemeColor.DarkPaper)), 4.5, 21);
        }
    }

    private static HashSet<string> Elements(string html) => [.. new HtmlParser().ParseDocument(html).All.Select(e => e.LocalName)];

    private static Mail Full(string language, string subject) =>
        new()
        {
            To = "reader@example.org",
            Language = language,
            Subject = subject,
            Blocks =
            [
                new Paragraph("First line\nsecond line"),
                new Button("Do it", "https://help.example.net/x?a=1&b=2"),
                new Code("123 456"),
                new Facts([new Fact("Device", "Phone")]),
                new SmallPrint("If this was not you, call us."),
            ],
        };
}
