using System.Net;
using MailKit.Security;

namespace Portal.Web.Messages;

/// <summary>How a connection to a mail server begins: the same rules for mails that leave and for mails that are fetched.</summary>
internal static class MailConnection
{
    // SMTP, IMAP and POP3 with TLS from the first byte.
    private static readonly int[] TlsPorts = [465, 993, 995];

    public static bool IsLocal(string? host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    public static bool IsEncrypted(MailSecurity security, string? host, int port) =>
        OptionsFor(security, host, port) != SecureSocketOptions.None;

    public static SecureSocketOptions OptionsFor(MailSecurity security, string? host, int port) =>
        security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ when TlsPorts.Contains(port) => SecureSocketOptions.SslOnConnect,
            _ => IsLocal(host) ? SecureSocketOptions.None : SecureSocketOptions.StartTls,
        };

    /// <summary>What kept a connection from being made, in words for the operator; null for something else.</summary>
    public static string? FaultOf(Exception error) =>
        error switch
        {
            System.Net.Sockets.SocketException socket => $"no connection: {socket.SocketErrorCode}",
            SslHandshakeException tls => $"no TLS: {tls.InnerException?.Message ?? tls.Message.Split('\n')[0]}",
            AuthenticationException or SaslException => "the server refuses the sign-in",
            NotSupportedException => "the server offers no STARTTLS, or no way to sign in that is known",
            MailKit.CommandException => "the server refuses a command",
            MailKit.ProtocolException or IOException => "the connection broke",
            MailKit.ServiceNotConnectedException or MailKit.ServiceNotAuthenticatedException => "the connection broke",
            _ => null,
        };
}
