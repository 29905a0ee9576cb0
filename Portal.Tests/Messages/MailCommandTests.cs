using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;

namespace Portal.Tests.Messages;

/// <summary>The outbox as an operator sees it on the command line.</summary>
public sealed class MailCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_mail_goes_over_tls_to_a_server_the_operator_trusts_and_signs_in_there()
    {
        using var data = new TempFolder();
        using var certificate = Certificates.SelfSigned("localhost");
        var trusted = Path.Combine(data.Path, "trusted.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem(), Ct);
        await using var server = MailServer.Start();
        (server.Certificate, server.Login) = (certificate, "portal:correct");
        var (code, text) = await RunAsync(
            data,
            Settings(
                server,
                ("SSL_CERT_FILE", trusted),
                ("Mail__User", "portal"),
                ("Mail__Password", "correct"),
                ("Mail__Security", "StartTls")
            ),
            "--language",
            "ca"
        );
        Assert.True(code == 0, text);
        var mail = Assert.Single(server.Received);
        Assert.Equal((true, "portal", "reader@example.org", "ca"), (mail.Encrypted, mail.User, mail.To, mail.Read()["Content-Language"]));
        var (refused, words) = await RunAsync(data, Settings(server, ("Mail__Security", "StartTls")));
        Assert.Equal(1, refused);
        Assert.Contains("no TLS", words, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task What_a_server_refuses_is_said_without_the_address_and_nothing_waits()
    {
        using var data = new TempFolder();
        await using var server = MailServer.Start();
        server.Manners = ServerBehavior.Refuse;
        var (code, text) = await RunAsync(data, Settings(server));
        Assert.Equal(1, code);
        Assert.Contains(
            "Not sent to 127.0.0.1: 550 5.1.1",
            text.Replace("localhost", "127.0.0.1", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("reader@", text, StringComparison.Ordinal);
        Assert.Contains("waiting 0", (await PortalCommand.RunAsync(data.Path, Ct, "mail")).Text, StringComparison.Ordinal);
        Assert.Contains("0 mails", (await PortalCommand.RunAsync(data.Path, Ct, "mail", "retry")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail", "test")]
    [InlineData("mail", "test", "--to", "nobody")]
    [InlineData("mail", "test", "--to", "reader@example.org", "--language", "fr")]
    public async Task A_test_without_an_address_or_in_another_language_is_refused(params string[] words)
    {
        using var data = new TempFolder();
        Assert.NotEqual(0, (await PortalCommand.RunAsync(data.Path, Ct, words)).Code);
        Assert.Empty(data.Bytes());
    }

    private static async Task<(int Code, string Text)> RunAsync(TempFolder data, PortalSettings settings, params string[] more)
    {
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        return await PortalCommand.RunAsync(settings, data.Path, Ct, ["mail", "test", "--to", "reader@example.org", .. more]);
    }

    private static PortalSettings Settings(MailServer server, params (string Name, string Value)[] more) =>
        new()
        {
            More = new[] { ("Mail__Host", "localhost"), ("Mail__Port", $"{server.Port}"), ("Mail__From", "help@example.net") }
                .Concat(more)
                .ToDictionary(m => m.Item1, m => m.Item2),
        };
}
