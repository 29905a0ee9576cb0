using System.Net;
using System.Net.Sockets;
using Portal.Tests.Hosting;
using Portal.Tests.Messages.Inbound;

[assembly: AssemblyFixture(typeof(PostfixServer))]

namespace Portal.Tests.Messages.Inbound;

/// <summary>
/// A Postfix of the tests' own in front of <see cref="DovecotServer"/>: it takes mails by SMTP on a free port, knows plus-addresses, and
/// sends back what it cannot deliver. Its master process runs as root only.
/// </summary>
public sealed class PostfixServer : IAsyncDisposable
{
    private const string Daemons = "/usr/lib/postfix/sbin";
    private const string Program = "/usr/sbin/postfix";

    private readonly SemaphoreSlim starting = new(1);
    private string? folder;

    public static string? WhyNot =>
        DovecotServer.WhyNot
        ?? (
            !File.Exists(Program) || !Directory.Exists(Daemons) ? "Postfix is not installed (Debian: apt-get install postfix)"
            : !Environment.IsPrivilegedProcess ? "Postfix runs as root only"
            : null
        );

    public int Port { get; private set; }

    /// <summary>What it says of its work.</summary>
    public string Log => folder is null ? "" : File.ReadAllText(Path.Combine(folder, "log"));

    /// <summary>Starts it, once; a test that asks for it on a machine without it is skipped.</summary>
    /// <param name="dovecot">Who keeps the mails; it has been started.</param>
    public async Task StartAsync(DovecotServer dovecot)
    {
        if (WhyNot is { } reason)
            Assert.Skip(reason);
        await starting.WaitAsync();
        try
        {
            if (folder is null)
                await BeginAsync(dovecot.MailFolder);
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (folder is null)
            return;
        await Command.RunAsync(Program, ["-c", Path.Combine(folder, "etc"), "stop"], folder);
        Directory.Delete(folder, recursive: true);
    }

    private async Task BeginAsync(string mails)
    {
        folder = Directory.CreateTempSubdirectory("portal-smtp-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        Port = FreePort();
        foreach (var name in new[] { "etc", "queue", "data" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        await Command.RunAsync("chown", ["postfix", Path.Combine(folder, "data")], folder);
        var names = Enumerable.Range(1, 200).Select(n => $"help{n}@example.net help{n}/").Append("customer@example.org customer/");
        await File.WriteAllLinesAsync(Path.Combine(folder, "etc", "mailboxes"), names);
        await File.WriteAllTextAsync(Path.Combine(folder, "etc", "main.cf"), Settings(folder, mails));
        await File.WriteAllTextAsync(Path.Combine(folder, "etc", "master.cf"), Services());
        await Command.RunAsync(Program, ["-c", Path.Combine(folder, "etc"), "start"], folder);
        await Until.TrueAsync(AnswersAsync, () => Log, CancellationToken.None);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Unknown recipients are taken first and sent back afterwards, as servers do that are not the last ones on the way.
    private static string Settings(string folder, string mails) =>
        $"""
            compatibility_level = 3.6
            queue_directory = {folder}/queue
            data_directory = {folder}/data
            command_directory = /usr/sbin
            daemon_directory = {Daemons}
            mail_owner = postfix
            setgid_group = postdrop
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mx.example.net
            mydestination =
            mynetworks = 127.0.0.0/8
            recipient_delimiter = +
            smtpd_reject_unlisted_recipient = no
            virtual_mailbox_domains = example.net, example.org
            virtual_mailbox_base = {mails}
            virtual_mailbox_maps = texthash:{folder}/etc/mailboxes
            virtual_uid_maps = static:8
            virtual_gid_maps = static:8
            virtual_minimum_uid = 1
            maillog_file = {folder}/log
            maillog_file_prefixes = {folder}
            alias_maps =
            alias_database =

            """;

    private string Services() =>
        $"""
            {Port} inet n - n - - smtpd
            postlog unix-dgram n - n - 1 postlogd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            proxymap unix - - n - - proxymap

            """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
