using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>A mail server on this machine that keeps what it is given and behaves as badly as a test asks.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;

    private MailServer(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it does with the next conversation.</summary>
    public ServerBehavior Manners { get; set; } = ServerBehavior.Accept;

    /// <summary>Whose mails it takes and never says whether it has them, whatever it does with the others.</summary>
    public string? SilentFor { get; set; }

    /// <summary>With one it offers STARTTLS, and takes nothing without it.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>"user:password"; without it nobody has to sign in.</summary>
    public string? Login { get; set; }

    /// <summary>What it said yes to, in order, as it came.</summary>
    public ConcurrentQueue<ReceivedMail> Received { get; } = new();

    public int Conversations => conversations.Count;

    /// <summary>Completed by a test to let a pondering server go on.</summary>
    public TaskCompletionSource Pondered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken Closing => closing.Token;

    /// <summary>On the port of a server that was there before, or on any.</summary>
    public static MailServer Start(int port = 0) => new(port);

    public MailOptions Options() =>
        new()
        {
            Host = "127.0.0.1",
            Port = Port,
            From = "help@example.net",
            TimeoutSeconds = 30,
        };

    /// <summary>Never returns; the conversation ends when the server is closed.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, Closing);

    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        await closing.CancelAsync();
        listener.Stop();
        await listening;
        await Task.WhenAll(conversations);
        listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(Closing);
                conversations.Add(TalkAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await Task.Yield();
        try
        {
            await using var conversation = new MailConversation(this, client);
            await conversation.RunAsync();
        }
        catch (Exception error)
            when (error
                    is OperationCanceledException
                        or IOException
                        or SocketException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // the other side hung up, or the test ended
        }
    }
}

/// <summary>How a server behaves.</summary>
internal enum ServerBehavior
{
    Accept,

    /// <summary>Says nothing at all, not even hello.</summary>
    HangAtHello,

    /// <summary>Takes the mail and never says whether it has it.</summary>
    HangAfterMail,

    /// <summary>Takes the mail and thinks about it until the test lets it go on.</summary>
    Ponder,

    /// <summary>Hangs up in the middle of the mail.</summary>
    Drop,

    /// <summary>Keeps the mail and hangs up before it says so.</summary>
    DropAfterMail,

    /// <summary>451 for the recipient.</summary>
    Defer,

    /// <summary>550 for the recipient.</summary>
    Refuse,

    /// <summary>554 for the recipient, as a server answers that does not know the sender.</summary>
    RefuseRelay,

    /// <summary>554 for what is in the mail.</summary>
    RefuseContent,

    /// <summary>421 at once: too busy.</summary>
    Busy,
}

/// <param name="From">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Lines">Head and body.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
/// <param name="User">Who had signed in.</param>
internal sealed record ReceivedMail(string From, string To, IReadOnlyList<string> Lines, bool Encrypted, string? User)
{
    public MimeReader Read() => MimeReader.Read(string.Join("\r\n", Lines));
}
