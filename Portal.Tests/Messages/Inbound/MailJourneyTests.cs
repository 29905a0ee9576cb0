using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Search;
using MailKit.Security;
using MimeKit;
using Portal.Tests.Data;
using Portal.Tests.Tickets;
using Portal.Web.Messages;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Attachments;

namespace Portal.Tests.Messages.Inbound;

/// <summary>Mails in both directions through a real Postfix and a real Dovecot.</summary>
public sealed class MailJourneyTests(SqliteFixture data, DovecotServer dovecot, PostfixServer postfix) : IClassFixture<SqliteFixture>
{
    private const string Photo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_answers_the_receipt_in_their_mail_program_with_a_photo()
    {
        var mailbox = await dovecot.NewMailboxAsync();
        await postfix.StartAsync(dovecot);
        await using var host = await InboundTestHost.OpenAsync(data, mailbox);
        var ticket = await host.Tickets.FileAsync();
        await SendAsync(host, await host.NewestMailAsync(ticket), mailbox.Address);

        var receipt = await NewestAsync(m => m.Subject!.Contains(ticket.Reference, StringComparison.Ordinal));
        var answer = AnswerTo(receipt, "Die Lampe ist rot, siehe Foto.");
        using (var client = new SmtpClient())
        {
            await client.ConnectAsync("127.0.0.1", postfix.Port, SecureSocketOptions.None, Ct);
            await client.SendAsync(answer, Ct);
        }

        await Until.TrueAsync(async () => await dovecot.CountAsync(mailbox) > 0, () => postfix.Log, Ct);
        await host.TakeAsync();
        var moment = (await host.Tickets.MomentsAsync(ticket))[^1];
        Assert.Equal((EntryKind.Reply, "Die Lampe ist rot, siehe Foto."), (moment.Kind, moment.Text));
        Assert.Equal(("foto.png", FileKind.Png.Type), (Assert.Single(moment.Files).Name, moment.Files[0].Type));
        Assert.Equal(
            1,
            await host.Tickets.CountAsync(
                "select count(*) from entry_mail where rest like '%Guten Tag,%' and sender = 'customer@example.org'"
            )
        );
    }

    [Fact]
    public async Task What_a_server_sends_back_tells_the_help_desk_that_the_address_is_wrong()
    {
        var mailbox = await dovecot.NewMailboxAsync();
        await postfix.StartAsync(dovecot);
        await using var host = await InboundTestHost.OpenAsync(data, mailbox);
        var ticket = await host.Tickets.Service.OpenAsync(TicketTestHost.Filed() with { Email = "gone@example.org" }, Ct);
        await SendAsync(host, await host.NewestMailAsync(ticket), mailbox.Address);
        await Until.TrueAsync(async () => await dovecot.CountAsync(mailbox) > 0, () => postfix.Log, Ct);
        await host.TakeAsync();
        Assert.NotNull((await host.Tickets.ReadAsync(ticket)).EmailBouncedAt);
        Assert.Equal(
            1,
            await host.Tickets.CountAsync(
                "select count(*) from ticket_entry where ticket_id = @Id and detail = 'Bounced' and text = 'gone@example.org (5.1.1)'",
                new { ticket.Id }
            )
        );
        Assert.Empty(await host.QuarantinedAsync());
    }

    // Under the Message-ID the portal has kept; from the mailbox itself, where reports come back to.
    private async Task SendAsync(InboundTestHost host, Mail mail, string from)
    {
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = postfix.Port,
            From = from,
        };
        var delivery = await new SmtpTransport(options).SendAsync(TestMails.Write(mail, options), Ct);
        Assert.Equal((DeliveryOutcome.Sent, true), (delivery.Outcome, host.Mailbox.Owns(from)));
    }

    private async Task<MimeMessage> NewestAsync(Func<MimeMessage, bool> isIt)
    {
        MimeMessage? found = null;
        await Until.TrueAsync(
            async () =>
            {
                using var client = new ImapClient();
                await client.ConnectAsync("127.0.0.1", dovecot.ImapPort, SecureSocketOptions.None, Ct);
                await client.AuthenticateAsync("customer", DovecotServer.Password, Ct);
                await client.Inbox!.OpenAsync(FolderAccess.ReadOnly, Ct);
                foreach (var id in await client.Inbox.SearchAsync(SearchQuery.All, Ct))
                    found ??= await client.Inbox.GetMessageAsync(id, Ct) is { } message && isIt(message) ? message : null;
                return found is not null;
            },
            () => postfix.Log,
            Ct
        );
        return found!;
    }

    private static MimeMessage AnswerTo(MimeMessage receipt, string text)
    {
        var quoted = string.Join('\n', receipt.TextBody!.ReplaceLineEndings("\n").Split('\n').Select(l => $"> {l}"));
        var answer = new MimeMessage { Subject = $"AW: {receipt.Subject}", InReplyTo = receipt.MessageId };
        answer.From.Add(new MailboxAddress("Customer at home", "customer@example.org"));
        answer.To.AddRange(receipt.ReplyTo);
        answer.References.AddRange([.. receipt.References, receipt.MessageId!]);
        answer.Body = new Multipart("mixed")
        {
            new TextPart("plain") { Text = $"{text}\n\nAm 30.11.26 um 09:01 schrieb Example Internet:\n{quoted}\n" },
            new MimePart("image", "png")
            {
                FileName = "foto.png",
                Content = new MimeContent(new MemoryStream(Convert.FromBase64String(Photo))),
                ContentTransferEncoding = ContentEncoding.Base64,
            },
        };
        return answer;
    }
}
