using System.Diagnostics;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>What the portal makes of what a mail server says, or does not say.</summary>
public sealed class SmtpTransportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Accept", DeliveryOutcome.Sent, "")]
    [InlineData("Defer", DeliveryOutcome.Deferred, "451 4.7.1 LocalErrorInProcessing")]
    [InlineData("Refuse", DeliveryOutcome.Refused, "550 5.1.1 MailboxUnavailable")]
    [InlineData("RefuseRelay", DeliveryOutcome.Deferred, "554 5.7.1 TransactionFailed")]
    [InlineData("RefuseContent", DeliveryOutcome.Refused, "554 5.6.0 TransactionFailed")]
    [InlineData("Busy", DeliveryOutcome.Unreachable, "421 4.3.2 ServiceNotAvailable")]
    [InlineData("Drop", DeliveryOutcome.Unreachable, "the connection broke")]
    [InlineData("DropAfterMail", DeliveryOutcome.Unreachable, "the connection broke")]
    public async Task Each_answer_of_a_server_is_understood(string manners, DeliveryOutcome outcome, string reason)
    {
        await using var server = MailServer.Start();
        server.Manners = Enum.Parse<ServerBehavior>(manners);
        Assert.Equal(new Delivery(outcome, reason), await SendAsync(server.Options()));
    }

    [Theory]
    [InlineData("HangAtHello")]
    [InlineData("HangAfterMail")]
    public async Task A_server_that_hangs_is_left_when_the_time_is_up(string manners)
    {
        await using var server = MailServer.Start();
        server.Manners = Enum.Parse<ServerBehavior>(manners);
        var watch = Stopwatch.StartNew();
        Assert.Equal(
            new Delivery(DeliveryOutcome.Unanswered, "no answer in time"),
            await SendAsync(server.Options() with { TimeoutSeconds = 1 })
        );
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 20);
        Assert.Equal(1, server.Conversations);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        await using var server = MailServer.Start();
        var options = server.Options();
        await server.DisposeAsync();
        Assert.Equal(new Delivery(DeliveryOutcome.Unreachable, "no connection: ConnectionRefused"), await SendAsync(options));
        Assert.StartsWith(
            "no connection",
            (await SendAsync(options with { Host = "mail.invalid", Security = MailSecurity.None })).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_tls_is_required_nothing_is_sent_without_it()
    {
        await using var server = MailServer.Start();
        var delivery = await SendAsync(server.Options() with { Security = MailSecurity.StartTls });
        Assert.Equal(
            new Delivery(DeliveryOutcome.Unreachable, "the server offers no STARTTLS, or no way to sign in that is known"),
            delivery
        );
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        await using var server = MailServer.Start();
        server.Certificate = Certificates.SelfSigned("localhost");
        var delivery = await SendAsync(server.Options() with { Host = "localhost", Security = MailSecurity.StartTls });
        Assert.Equal(DeliveryOutcome.Unreachable, delivery.Outcome);
        Assert.StartsWith("no TLS: ", delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_password_gets_it_and_one_that_does_not_like_it_costs_no_mail()
    {
        await using var server = MailServer.Start();
        server.Login = "portal:correct";
        Assert.Equal(DeliveryOutcome.Unreachable, (await SendAsync(server.Options())).Outcome);
        Assert.Equal(DeliveryOutcome.Unreachable, (await SendAsync(server.Options() with { User = "portal", Password = "wrong" })).Outcome);
        Assert.Equal(DeliveryOutcome.Sent, (await SendAsync(server.Options() with { User = "portal", Password = "correct" })).Outcome);
        Assert.Equal("portal", Assert.Single(server.Received).User);
    }

    [Theory]
    [InlineData("mail.example.net", MailSecurity.Automatic, true)]
    [InlineData("10.0.0.7", MailSecurity.Automatic, true)]
    [InlineData("mail.example.net", MailSecurity.None, false)]
    [InlineData("localhost", MailSecurity.Automatic, false)]
    [InlineData("127.0.0.1", MailSecurity.Automatic, false)]
    [InlineData("::1", MailSecurity.Automatic, false)]
    [InlineData("localhost", MailSecurity.StartTls, true)]
    public void Tls_is_required_everywhere_but_on_this_machine(string host, MailSecurity security, bool required) =>
        Assert.Equal(required, new MailOptions { Host = host, Security = security }.UsesTls);

    private static Task<Delivery> SendAsync(MailOptions options) =>
        new SmtpTransport(options).SendAsync(TestMails.Write(MailTestHost.Letter(), options), Ct);
}
