using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace Portal.Web.Messages;

/// <summary>The provider's mail server, through the framework's client. A connection for each mail.</summary>
public sealed partial class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMail letter, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        try
        {
            // The client waits for the answer to the mail itself on its thread and without looking at the token: so it gets a thread, and
            // is left behind when the time is up.
            await Task.Run(() => TalkAsync(letter, limit.Token), limit.Token).WaitAsync(limit.Token);
            return new Delivery(DeliveryOutcome.Sent);
        }
        catch (OperationCanceledException)
        {
            return new Delivery(DeliveryOutcome.Unanswered, "no answer in time");
        }
        catch (SmtpException error)
        {
            return Classify(error);
        }
    }

    private async Task TalkAsync(MimeMail letter, CancellationToken ct)
    {
        // Its own limit comes after ours: it would take a server that hangs for one that cannot be reached.
        using var client = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.UsesTls,
            Timeout = (int)(2 * options.Timeout).TotalMilliseconds,
        };
        if (options.User is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, options.Password);
        using var message = letter.ToMessage();
        await client.SendMailAsync(message, ct);
    }

    private static Delivery Classify(SmtpException error)
    {
        if (error.StatusCode == SmtpStatusCode.GeneralFailure)
            return new(DeliveryOutcome.Unreachable, Fault(error));
        var status = (int)error.StatusCode;
        var detail = EnhancedStatus().Match(error.Message).Value;
        return new(ToOutcome(status, detail), $"{status} {detail}".TrimEnd() + $" {error.StatusCode}");
    }

    // 421: the server is closing; 530, 535: it wants TLS or another password. 5.7.x (RFC 3463: policy) is most often a server that does not
    // know us, and that can be mended: the mail waits for it.
    private static DeliveryOutcome ToOutcome(int status, string detail) =>
        status switch
        {
            421 or 530 or 535 => DeliveryOutcome.Unreachable,
            >= 500 when detail.StartsWith("5.7.", StringComparison.Ordinal) => DeliveryOutcome.Deferred,
            >= 500 => DeliveryOutcome.Refused,
            _ => DeliveryOutcome.Deferred,
        };

    private static string Fault(SmtpException error) =>
        error.InnerException switch
        {
            SocketException socket => $"no connection: {socket.SocketErrorCode}",
            AuthenticationException tls => $"no TLS: {tls.Message}",
            IOException => "the connection broke",
            _ => error.Message, // the client's own words: the server offers no STARTTLS, or the time is up
        };

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex EnhancedStatus();
}
