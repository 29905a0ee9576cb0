using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Messages;

/// <summary>One connection to the mail server: as much of RFC 5321 as a sender needs.</summary>
internal sealed class MailConversation(MailServer server, TcpClient client) : IAsyncDisposable
{
    private Stream stream = client.GetStream();
    private string from = "";
    private string to = "";
    private string? user;

    private bool Encrypted => stream is SslStream;

    public async Task RunAsync()
    {
        if (server.Manners == ServerBehavior.HangAtHello)
            await server.HangAsync();
        if (server.Manners == ServerBehavior.Busy)
        {
            await SayAsync("421 4.3.2 too busy, come back later");
            return;
        }

        await SayAsync("220 mail.example.net ESMTP");
        while (await HearAsync() is { } line && await AnswerAsync(line)) { }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }

    /// <summary>False when the conversation is over.</summary>
    private async Task<bool> AnswerAsync(string line)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                await GreetAsync();
                break;
            case "STARTTLS":
                await EncryptAsync();
                break;
            case "AUTH":
                await SignInAsync(line);
                break;
            case "MAIL":
                (from, var mail) = (AddressIn(line), Refusal());
                await SayAsync(mail ?? "250 2.1.0 ok");
                break;
            case "RCPT":
                to = AddressIn(line);
                await SayAsync(ForRecipient());
                break;
            case "DATA":
                return await TakeAsync();
            case "RSET" or "NOOP":
                await SayAsync("250 2.0.0 ok");
                break;
            case "QUIT":
                await SayAsync("221 2.0.0 bye");
                return false;
            default:
                await SayAsync("502 5.5.1 what?");
                break;
        }

        return true;
    }

    private async Task GreetAsync()
    {
        string[] offers =
        [
            "mail.example.net",
            .. server.Certificate is not null && !Encrypted ? ["STARTTLS"] : Array.Empty<string>(),
            .. server.Login is null ? [] : new[] { "AUTH LOGIN" },
            "8BITMIME",
        ];
        for (var n = 0; n < offers.Length; n++)
            await SayAsync($"250{(n == offers.Length - 1 ? ' ' : '-')}{offers[n]}");
    }

    private async Task EncryptAsync()
    {
        await SayAsync("220 2.0.0 go ahead");
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = server.Certificate },
            server.Closing
        );
        stream = secure;
    }

    private async Task SignInAsync(string line)
    {
        var name = line.Split(' ') is [_, _, var given] ? given : await AskAsync("VXNlcm5hbWU6");
        var said = $"{Decoded(name)}:{Decoded(await AskAsync("UGFzc3dvcmQ6"))}";
        if (said == server.Login)
            user = said.Split(':')[0];
        await SayAsync(user is null ? "535 5.7.8 wrong" : "235 2.7.0 welcome");
    }

    private string? Refusal() =>
        server.Certificate is not null && !Encrypted ? "530 5.7.0 STARTTLS first"
        : server.Login is not null && user is null ? "530 5.7.0 sign in first"
        : null;

    private string ForRecipient() =>
        server.Manners switch
        {
            ServerBehavior.Defer => $"451 4.7.1 <{to}> greylisted",
            ServerBehavior.RefuseRelay => $"554 5.7.1 <{to}> relay access denied",
            ServerBehavior.Refuse => $"550 5.1.1 <{to}> no such person",
            _ => "250 2.1.5 ok",
        };

    private async Task<bool> TakeAsync()
    {
        if (server.Manners == ServerBehavior.Drop)
            return false;
        await SayAsync("354 go on");
        var lines = new List<string>();
        while (await HearAsync() is { } line)
        {
            if (line == ".")
                return await EndAsync(lines);
            lines.Add(line.StartsWith('.') ? line[1..] : line);
        }

        return false;
    }

    private async Task<bool> EndAsync(List<string> lines)
    {
        if (server.Manners == ServerBehavior.HangAfterMail || to == server.SilentFor)
            await server.HangAsync();
        if (server.Manners == ServerBehavior.RefuseContent)
        {
            await SayAsync($"554 5.6.0 <{to}> cannot be read");
            return true;
        }

        server.Received.Enqueue(new(from, to, lines, Encrypted, user));
        if (server.Manners == ServerBehavior.DropAfterMail)
            return false;
        if (server.Manners == ServerBehavior.Ponder)
            await server.Pondered.Task.WaitAsync(server.Closing);
        await SayAsync("250 2.0.0 queued");
        return true;
    }

    private async Task<string> AskAsync(string question)
    {
        await SayAsync("334 " + question);
        return await HearAsync() ?? "";
    }

    private async Task SayAsync(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), server.Closing);

    private async Task<string?> HearAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, server.Closing) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    private static string AddressIn(string line) =>
        line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
