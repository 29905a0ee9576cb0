using System.Text.RegularExpressions;
using MailKit.Net.Smtp;
using SmtpStatus = System.Net.Mail.SmtpStatusCode;

namespace Portal.Web.Messages;

/// <summary>The provider's mail server. A connection for each mail.</summary>
public sealed partial class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task<Delivery> SendAsync(MimeMail letter, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        try
        {
            await TalkAsync(letter, limit.Token);
            return new Delivery(DeliveryOutcome.Sent);
        }
        catch (OperationCanceledException)
        {
            return new Delivery(DeliveryOutcome.Unanswered, "no answer in time");
        }
        catch (SmtpCommandException error)
        {
            return Classify(error);
        }
        catch (Exception error) when (MailConnection.FaultOf(error) is { } fault)
        {
            return new Delivery(DeliveryOutcome.Unreachable, fault);
        }
    }

    private async Task TalkAsync(MimeMail letter, CancellationToken ct)
    {
        // Its own limit comes after ours: it would take a server that hangs for one that cannot be reached.
        using var client = new SmtpClient { Timeout = (int)(2 * options.Timeout).TotalMilliseconds };
        await client.ConnectAsync(options.Host!, options.Port, MailConnection.OptionsFor(options.Security, options.Host, options.Port), ct);
        if (options.User is { Length: > 0 } user)
            await client.AuthenticateAsync(user, options.Password ?? "", ct);
        using var message = letter.ToMessage();
        await client.SendAsync(message, ct);
        // What the server said yes to is sent; whether it says goodbye as well does not matter.
        await client.DisconnectAsync(quit: false, CancellationToken.None);
    }

    private static Delivery Classify(SmtpCommandException error)
    {
        var status = (int)error.StatusCode;
        var detail = EnhancedStatus().Match(error.Message).Value;
        return new(ToOutcome(status, detail), $"{status} {detail}".TrimEnd() + $" {(SmtpStatus)status}");
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

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex EnhancedStatus();
}
