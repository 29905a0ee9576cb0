using System.Net;
using System.Net.Mail;

namespace Portal.Web.Messages;

/// <summary>The provider's mail server, through the framework's client. A connection for each mail.</summary>
public sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task<Delivery> SendAsync(Letter letter, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(options.Timeout);
        try
        {
            using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UsesTls };
            if (options.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, options.Password);
            using var message = letter.ToMessage();
            await client.SendMailAsync(message, timeout.Token);
            return new Delivery(Outcome.Sent);
        }
        catch (OperationCanceledException)
        {
            return new Delivery(Outcome.Unreachable, "no answer in time");
        }
        catch (SmtpException error)
        {
            return Judge(error);
        }
    }

    private static Delivery Judge(SmtpException error) => new(Outcome.Deferred, $"{error.GetType().Name} {(int)error.StatusCode} {error.StatusCode} {error.InnerException?.GetType().Name} {error.Message} {error.InnerException?.Message}");
}
