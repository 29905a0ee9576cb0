using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Portal.Tests.Data;
using Portal.Tests.Tickets;
using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets;

namespace Portal.Tests.Messages.Inbound;

/// <summary>One node of a portal that mails come in to, over a test's database and clock.</summary>
internal sealed class InboundTestHost : IAsyncDisposable
{
    public const string Server = "mx.example.net";
    public const string Customer = "customer@example.org";

    private readonly TicketTestHost tickets;
    private readonly DatabaseFixture data;
    private readonly InboundSession session;

    private InboundTestHost(TicketTestHost tickets, DatabaseFixture data, InboundOptions options)
    {
        (this.tickets, this.data, Options) = (tickets, data, options);
        session = new(
            Mailbox,
            options,
            tickets.Get<InboundReceiver>(),
            tickets.Get<InboundLease>(),
            new MailboxSignIn(new HttpClient(), TimeProvider.System)
        );
    }

    public InboundOptions Options { get; }

    public InboundMailbox Mailbox => Options.Mailboxes[0];

    public TicketTestHost Tickets => tickets;

    public Quarantine Quarantine => tickets.Get<Quarantine>();

    public InboundLease Lease => tickets.Get<InboundLease>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<InboundTestHost> OpenAsync(
        DatabaseFixture data,
        InboundMailbox? mailbox = null,
        Func<InboundOptions, InboundOptions>? change = null,
        Database? database = null
    )
    {
        var options = new InboundOptions { Mailboxes = [mailbox ?? Anywhere()], AuthenticationServer = Server };
        options = change?.Invoke(options) ?? options;
        var tickets = await TicketTestHost.OpenAsync(
            data,
            services =>
            {
                services.AddSingleton(options).AddSingleton(new MailOptions { From = "portal@example.net" });
                if (database is not null)
                    services.AddSingleton(database);
            }
        );
        return new(tickets, data, options);
    }

    /// <summary>A mailbox that is never connected to.</summary>
    public static InboundMailbox Anywhere() =>
        new()
        {
            Address = "help@example.net",
            Host = "127.0.0.1",
            User = "help",
            Password = "secret",
            Language = "de",
        };

    /// <summary>Takes what lies in the mailbox.</summary>
    public Task<bool> TakeAsync() => session.TakeAllAsync(Ct);

    public Task WaitAsync(TimeSpan most) => session.TakeAsync(most, Ct);

    /// <summary>The mailbox itself, to be used step by step.</summary>
    public IInbox Open() => InboundSession.Open(Mailbox, Options, new MailboxSignIn(new HttpClient(), TimeProvider.System));

    /// <summary>Takes one mail without a server.</summary>
    public Task ReceiveAsync(MimeMessage message)
    {
        using var bytes = new MemoryStream();
        message.WriteTo(bytes, Ct);
        return ReceiveAsync(bytes.ToArray());
    }

    public Task ReceiveAsync(string raw) => ReceiveAsync(Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n")));

    public Task ReceiveAsync(byte[] bytes) => tickets.Get<InboundReceiver>().ReceiveAsync(Mailbox, bytes, isWhole: true, Ct);

    public Task<IReadOnlyList<QuarantinedMail>> QuarantinedAsync() => Quarantine.ListAsync(long.MaxValue, 100, Ct);

    /// <summary>The newest mail the portal wrote about a ticket.</summary>
    public async Task<Mail> NewestMailAsync(Ticket ticket) => (await tickets.MailsAboutAsync(ticket))[^1];

    /// <summary>The Message-ID a mail of the portal is sent under.</summary>
    public static string IdOf(Mail mail) => $"{mail.Id}@example.net";

    public async Task<IReadOnlyList<Ticket>> AllTicketsAsync() =>
        await data.Database.ListAsync<Ticket>($"select {Ticket.Columns} from ticket order by id", ct: Ct);

    /// <summary>A person's mail to the help desk.</summary>
    public MimeMessage Written(string text, string from = Customer, string subject = "Internet", string? to = null)
    {
        var message = new MimeMessage
        {
            Subject = subject,
            Body = new TextPart("plain") { Text = text },
        };
        message.From.Add(new MailboxAddress("Customer by mail", from));
        message.To.Add(new MailboxAddress(null, to ?? Mailbox.Address));
        return message;
    }

    /// <summary>What somebody makes of a mail of the portal by pressing "reply".</summary>
    public MimeMessage Reply(Mail mail, string text, string from = Customer)
    {
        var message = Written(text, from, $"AW: {mail.Subject}", mail.ReplyTo ?? Mailbox.Address);
        message.InReplyTo = IdOf(mail);
        return message;
    }

    /// <summary>With the note of the receiving server that the sender is who they say.</summary>
    public static MimeMessage Proven(MimeMessage message, string server = Server)
    {
        var domain = message.From.Mailboxes.Single().Domain;
        message.Headers.Insert(0, "Authentication-Results", $"{server}; dmarc=pass header.from={domain}");
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await tickets.DisposeAsync();
    }
}
