using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;
using Portal.Tests.Hosting;
using Portal.Tests.Messages.Inbound;
using Portal.Web.Messages.Inbound;

[assembly: AssemblyFixture(typeof(DovecotServer))]

namespace Portal.Tests.Messages.Inbound;

/// <summary>
/// A Dovecot of the tests' own in a folder of its own, with IMAP and POP3 on free ports: started when the first test asks for it. Every
/// name is a mailbox, and its password is "secret".
/// </summary>
public sealed class DovecotServer : IAsyncDisposable
{
    public const string Password = "secret";

    private static readonly string? Program = Command.Find("dovecot", ["/usr/sbin", "/usr/local/sbin"]);

    private readonly Lazy<Task> server;
    private string? folder;
    private Process? process;
    private int names;

    public DovecotServer() => server = new(StartAsync);

    /// <summary>Why there is no Dovecot on this machine; null when there is one.</summary>
    public static string? WhyNot =>
        FastRun.LeavesOut("Dovecot")
        ?? (
            Program is null || !File.Exists("/usr/lib/dovecot/imap") || !File.Exists("/usr/lib/dovecot/pop3")
                ? "Dovecot is not installed (Debian: apt-get install dovecot-imapd dovecot-pop3d)"
                : null
        );

    /// <summary>Where the mails lie: a folder for each name.</summary>
    public string MailFolder => Path.Combine(folder!, "mail");

    public int ImapPort { get; private set; }

    public int Pop3Port { get; private set; }

    /// <summary>An empty mailbox that no other test has.</summary>
    public async Task<InboundMailbox> NewMailboxAsync(InboundProtocol protocol = InboundProtocol.Imap)
    {
        if ((WhyNot ?? await OtherVersionAsync()) is { } reason)
            Assert.Skip(reason);
        await server.Value;
        var name = $"help{Interlocked.Increment(ref names)}";
        return new()
        {
            Address = $"{name}@example.net",
            Protocol = protocol,
            Host = "127.0.0.1",
            Port = protocol == InboundProtocol.Imap ? ImapPort : Pop3Port,
            User = name,
            Password = Password,
            Language = "de",
        };
    }

    /// <summary>Lays a mail into a mailbox, as the receiving server does.</summary>
    public async Task DeliverAsync(InboundMailbox mailbox, MimeMessage message)
    {
        using var client = await OpenAsync(mailbox);
        await client.Inbox!.AppendAsync(message);
    }

    /// <summary>The same for bytes that no library would write.</summary>
    public async Task DeliverAsync(InboundMailbox mailbox, byte[] bytes)
    {
        using var client = await OpenAsync(mailbox);
        var path = Path.Combine(folder!, "mail", mailbox.User, "new", $"{Guid.NewGuid():N}.test");
        await File.WriteAllBytesAsync(path, bytes);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly);
        await client.Inbox.CheckAsync();
    }

    public async Task<int> CountAsync(InboundMailbox mailbox, string name = "INBOX")
    {
        using var client = await OpenAsync(mailbox);
        try
        {
            var opened = name == "INBOX" ? client.Inbox! : await client.GetFolderAsync(name);
            await opened.OpenAsync(FolderAccess.ReadOnly);
            return (await opened.SearchAsync(SearchQuery.NotDeleted)).Count;
        }
        catch (FolderNotFoundException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private static async Task<string?> OtherVersionAsync() =>
        (await Command.RunAsync(Program!, ["--version"], "/")).Trim() is var version && version.StartsWith("2.3.", StringComparison.Ordinal)
            ? null
            : $"The settings of the tests are those of Dovecot 2.3, and this is {version}";

    private async Task<ImapClient> OpenAsync(InboundMailbox mailbox)
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", ImapPort, SecureSocketOptions.None);
        await client.AuthenticateAsync(mailbox.User, Password);
        return client;
    }

    private async Task StartAsync()
    {
        folder = Directory.CreateTempSubdirectory("portal-imap-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        (ImapPort, Pop3Port) = (FreePort(), FreePort());
        var mails = Directory.CreateDirectory(Path.Combine(folder, "mail")).FullName;
        if (Environment.IsPrivilegedProcess)
            await Command.RunAsync("chown", ["mail", mails], folder);
        var settings = Path.Combine(folder, "dovecot.conf");
        await File.WriteAllTextAsync(settings, Settings(folder, Environment.IsPrivilegedProcess ? null : Environment.UserName));
        process = Process.Start(new ProcessStartInfo(Program!, ["-F", "-c", settings]) { WorkingDirectory = folder })!;
        await Until.TrueAsync(AnswersAsync, () => File.ReadAllText(Path.Combine(folder, "log")), CancellationToken.None);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new ImapClient();
            await client.ConnectAsync("127.0.0.1", ImapPort, SecureSocketOptions.None);
            return true;
        }
        catch (Exception error) when (error is SocketException or IOException or ImapProtocolException)
        {
            return false;
        }
    }

    // As root its parts run as the users Debian made for it; as anybody else all of it is that user's.
    private string Settings(string folder, string? user) =>
        $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/run
            log_path = {{folder}}/log
            protocols = imap pop3
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_max_userip_connections = 100
            default_internal_user = {{user ?? "dovecot"}}
            default_login_user = {{user ?? "dovenull"}}
            {{(user is null ? "" : $"default_internal_group = {user}")}}
            first_valid_uid = 1
            first_valid_gid = 1
            mail_uid = {{user ?? "mail"}}
            mail_gid = {{user ?? "mail"}}
            mail_location = maildir:{{folder}}/mail/%u
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{user ?? "mail"}} gid={{user ?? "mail"}} home={{folder}}/mail/%u
            }
            service imap-login {
              {{(user is null ? "" : "chroot =")}}
              inet_listener imap {
                port = {{ImapPort}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service pop3-login {
              {{(user is null ? "" : "chroot =")}}
              inet_listener pop3 {
                port = {{Pop3Port}}
              }
              inet_listener pop3s {
                port = 0
              }
            }
            service anvil {
              {{(user is null ? "" : "chroot =")}}
            }

            """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
