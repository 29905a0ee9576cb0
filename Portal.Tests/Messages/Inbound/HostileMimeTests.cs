using System.Diagnostics;
using System.Text;
using MimeKit;
using Portal.Tests.Data;
using Portal.Web.Messages.Inbound;

namespace Portal.Tests.Messages.Inbound;

/// <summary>Mails that no person's program writes: nothing breaks, nothing takes long, and nothing is lost.</summary>
public sealed class HostileMimeTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private const string Head = "From: a@example.org\r\nTo: help@example.net\r\nSubject: x\r\nMIME-Version: 1.0\r\n";

    private const string Parts = $"{Head}Content-Type: multipart/mixed; boundary=b\r\n\r\n";

    private static readonly MailParser Parser = new(new InboundOptions());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> TooMuch =>
        [
            "million parts",
            "nested parts",
            "nested messages",
            "long header line",
            "many headers",
            "folded header",
            "long header in a part",
            "headers in many parts",
        ];

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void A_mail_beyond_what_people_send_is_put_aside_quickly(string kind)
    {
        var bytes = Encoding.ASCII.GetBytes(Made(kind));
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        Assert.Throws<MimeLimitException>(() => Parser.Read(bytes, Ct));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task What_is_put_aside_is_kept_whole()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var bytes = Encoding.ASCII.GetBytes(Made("nested parts"));
        await host.ReceiveAsync(bytes);
        var kept = Assert.Single(await host.QuarantinedAsync());
        Assert.Equal("TooComplex", kept.Reason);
        Assert.Equal(bytes, host.Quarantine.Read(kept));
    }

    [Theory]
    [InlineData("windows-1251", "Нет интернета")]
    [InlineData("koi8-r", "Нет интернета")]
    [InlineData("iso-8859-1", "Kein Zugang für Müller")]
    [InlineData("utf-8", "Sense connexió · 🙂")]
    public void Texts_are_read_in_the_charset_they_were_written_in(string charset, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var body = Convert.ToBase64String(Encoding.GetEncoding(charset).GetBytes(text));
        var mail = Read($"{Head}Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n");
        Assert.Equal(text, mail.Text);
    }

    [Theory]
    [InlineData("Content-Type: text/plain; charset=no-such-charset\r\n\r\nHello there")]
    [InlineData("Content-Type: text/plain; charset=\"\"\r\n\r\nHello there")]
    [InlineData("Content-Type: multipart/mixed\r\n\r\nHello there")]
    [InlineData("Content-Type: text/html\r\n\r\n<p>Hello <b>there</b><script>alert(1)</script><style>p{}</style>")]
    [InlineData("Content-Type: text/html\r\n\r\n<font color=red>Hello</font> <o:p>there</o:p>")]
    [InlineData("\r\nHello there")]
    public void A_wrong_header_costs_no_words(string rest) =>
        Assert.Contains("Hello there", Read(Head + rest + "\r\n").Text, StringComparison.Ordinal);

    [Fact]
    public void Headers_in_eight_bits_and_marks_that_turn_a_text_are_made_readable()
    {
        var bytes = Encoding.Latin1.GetBytes(
            "From: =?utf-8?q?M=C3=BCller?= <a@example.org>\r\nSubject: Störung \u00e9t\u00e9\r\n\r\nx\r\n"
        );
        Assert.Equal(("Störung été", "Müller"), (Parser.Read(bytes, Ct).Subject, Parser.Read(bytes, Ct).SenderName));
        var turned = Read(
            "From: =?utf-8?q?a=E2=80=AEb?= <a@example.org>\r\nSubject: =?utf-8?q?x=E2=80=AEgpj.exe=0D=0ABcc:y?=\r\n\r\nx\r\n"
        );
        Assert.DoesNotContain(turned.Subject + turned.SenderName, c => char.IsControl(c) || c == '\u202E');
    }

    [Fact]
    public void Broken_base64_and_unknown_encodings_cost_only_what_is_broken()
    {
        var mail = Read(
            $"{Head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\n"
                + "Content-Type: image/png; name=\"../../x\ny.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + "iVBORw0K!!!*Gg o=\r\n--b\r\n"
                + "Content-Type: application/pdf\r\nContent-Transfer-Encoding: x-none\r\n\r\n%PDF-1.4\r\n"
        );
        Assert.Equal("Hello", mail.Text);
        Assert.Equal(2, mail.Files.Count);
        Assert.Equal(0x89, mail.Files[0].Bytes[0]);
    }

    [Fact]
    public async Task A_file_whose_name_leads_elsewhere_has_a_harmless_one_and_a_program_is_named_and_not_taken()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var mail = host.Written("With files", from: "files@example.org");
        var files = new Multipart("mixed") { mail.Body! };
        foreach (var (name, bytes) in new[] { ("../../etc/\u202Egpj.txt", "a text"u8.ToArray()), ("virus.exe", [0x4D, 0x5A, 0x90, 0, 3]) })
            files.Add(
                new MimePart("application", "octet-stream")
                {
                    FileName = name,
                    Content = new MimeContent(new MemoryStream(bytes)),
                    ContentTransferEncoding = ContentEncoding.Base64,
                }
            );
        mail.Body = files;
        await host.ReceiveAsync(mail);
        var ticket = (await host.AllTicketsAsync())[^1];
        Assert.Equal("gpj.txt", Assert.Single((await host.Tickets.MomentsAsync(ticket))[0].Files).Name);
        Assert.Equal(1, await host.Tickets.CountAsync("select count(*) from entry_mail where omitted_files like 'virus.exe: %'"));
    }

    [Fact]
    public void Html_that_is_nested_without_end_is_read_in_bounded_time()
    {
        var watch = Stopwatch.StartNew();
        foreach (
            var html in new[]
            {
                string.Concat(Enumerable.Repeat("<div>", 15_000)) + "deep",
                string.Concat(Enumerable.Repeat("<b><i>", 9_000)) + "deep",
                string.Concat(Enumerable.Repeat("<table><td>", 80_000)) + "deep",
            }
        )
            Assert.Contains("deep", HtmlText.Read(html).Text, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Html_becomes_the_text_a_reader_sees()
    {
        var (text, quoteAt) = HtmlText.Read(
            "<p>Hello,</p><p>see <a href=\"https://example.org/x\">this</a> and <a href=\"javascript:alert(1)\">that</a>.<br>Bye</p>"
                + "<ul><li>one</li><li>two</li></ul><img src=x onerror=alert(1)>"
                + "<div class=\"gmail_quote\">On Monday:<blockquote>quoted<blockquote>twice</blockquote></blockquote></div>"
        );
        Assert.Equal("Hello,\n\nsee this <https://example.org/x> and that.\nBye\n\n- one\n- two\n\nOn Monday:\n> quoted\n> > twice", text);
        Assert.Equal("Hello,\n\nsee this <https://example.org/x> and that.\nBye\n\n- one\n- two", text[..quoteAt!.Value]);
    }

    private static InboundMail Read(string raw) => Parser.Read(Encoding.UTF8.GetBytes(raw), Ct);

    private static string Made(string kind) =>
        kind switch
        {
            "million parts" => $"{Parts}{string.Concat(Enumerable.Repeat("--b\r\n\r\nx\r\n", 1_000_000))}--b--\r\n",
            "nested parts" => Head
                + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"))
                + "\r\nx\r\n",
            "nested messages" => Head + string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 2_000)) + "\r\nx\r\n",
            "long header line" => $"{Head}X-Long: {new string('x', 10_000_000)}\r\n\r\nx\r\n",
            "many headers" => $"{Head}{string.Concat(Enumerable.Range(0, 200_000).Select(n => $"X-{n}: y\r\n"))}\r\nx\r\n",
            "folded header" => $"{Head}References:{string.Concat(Enumerable.Repeat("\r\n <a@b>", 500_000))}\r\n\r\nx\r\n",
            "long header in a part" => $"{Parts}--b\r\nX-Long: {new string('x', 10_000_000)}\r\n\r\nx\r\n--b--\r\n",
            _ => Parts + string.Concat(Enumerable.Repeat($"--b\r\nX-A: {new string('y', 2_000)}\r\n\r\nx\r\n", 400)),
        };
}
