using System.Text;
using Portal.Tests.Data;
using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets;

namespace Portal.Tests.Messages.Inbound;

/// <summary>Programs are told from people, and no mail of a program makes the portal write back.</summary>
public sealed class MailClassifierTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private const string Plain = "From: somebody@example.org\nTo: help@example.net\nSubject: Hello\nMessage-ID: <1@example.org>\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Subject: No internet", InboundKind.Message)]
    [InlineData("Auto-Submitted: no", InboundKind.Message)]
    [InlineData("X-Spam-Status: No, score=1.2", InboundKind.Message)]
    [InlineData("X-MS-Exchange-Organization-SCL: 1", InboundKind.Message)]
    [InlineData("Auto-Submitted: auto-replied", InboundKind.AutomaticReply)]
    [InlineData("Auto-Submitted: auto-generated", InboundKind.AutomaticReply)]
    [InlineData("X-Autoreply: yes", InboundKind.AutomaticReply)]
    [InlineData("Precedence: auto_reply", InboundKind.AutomaticReply)]
    [InlineData("Return-Path: <>", InboundKind.AutomaticReply)]
    [InlineData("Subject: Automatische Antwort: Ihre Anfrage", InboundKind.AutomaticReply)]
    [InlineData("Subject: =?utf-8?b?0JDQstGC0L7QvtGC0LLQtdGC?=: x", InboundKind.AutomaticReply)]
    [InlineData("Subject: Fuera de la oficina", InboundKind.AutomaticReply)]
    [InlineData("List-Id: <news.example.org>", InboundKind.Bulk)]
    [InlineData("Precedence: bulk", InboundKind.Bulk)]
    [InlineData("X-Spam-Flag: YES", InboundKind.Spam)]
    [InlineData("X-Spam-Status: Yes, score=12.1", InboundKind.Spam)]
    [InlineData("X-MS-Exchange-Organization-SCL: 9", InboundKind.Spam)]
    public void A_header_says_what_a_mail_is(string header, InboundKind kind)
    {
        var head = header.StartsWith("Subject", StringComparison.Ordinal)
            ? Plain.Replace("Subject: Hello\n", "", StringComparison.Ordinal)
            : Plain;
        Assert.Equal(kind, Read($"{head}{header}\n\nHello\n").Kind);
    }

    [Theory]
    [InlineData("help@example.net")]
    [InlineData("HELP+t-1@example.net")]
    public void A_mail_from_one_of_our_own_addresses_is_a_loop(string from) =>
        Assert.Equal(InboundKind.Own, Read($"From: {from}\nTo: help@example.net\n\nHello\n").Kind);

    [Theory]
    [InlineData("mx.example.net; dmarc=pass header.from=example.org", true)]
    [InlineData("mx.example.net; dkim=pass header.d=example.org", true)]
    [InlineData("MX.example.net; spf=fail; dkim=pass header.d=example.org", true)]
    [InlineData("mx.example.net; dmarc=fail header.from=example.org", false)]
    [InlineData("mx.example.net; dmarc=pass header.from=other.example", false)]
    [InlineData("mx.example.net; dkim=pass header.d=other.example", false)]
    [InlineData("mx.example.net; spf=pass smtp.mailfrom=example.org", false)]
    [InlineData("other.example; dmarc=pass header.from=example.org", false)]
    [InlineData("mx.example.net; none", false)]
    [InlineData("nonsense", false)]
    public void A_sender_is_proven_by_what_the_receiving_server_has_checked(string results, bool proven) =>
        Assert.Equal(proven, Read($"Authentication-Results: {results}\n{Plain}\nHello\n").IsSenderProven);

    [Fact]
    public void A_note_a_sender_wrote_themselves_does_not_count_beneath_the_servers_own()
    {
        const string Forged = "Authentication-Results: mx.example.net; dmarc=pass header.from=example.org\n";
        Assert.False(
            Read($"Authentication-Results: mx.example.net; dmarc=fail header.from=example.org\n{Forged}{Plain}\nHello\n").IsSenderProven
        );
        Assert.False(
            Read(
                $"{Forged}{Plain.Replace("somebody@example.org", "a@example.org, b@example.org", StringComparison.Ordinal)}\nHello\n"
            ).IsSenderProven
        );
    }

    [Fact]
    public async Task An_out_of_office_answer_neither_wakes_nor_opens_a_request_and_gets_no_answer()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var ticket = await host.Tickets.FileAsync();
        var receipt = await host.NewestMailAsync(ticket);
        await host.Tickets.SetAsync(ticket, "state = 'Resolved', resolved_at = @ticketNow, state_changed_at = @ticketNow");
        var before = await host.Tickets.CountAsync("select count(*) from outbox");
        var away = host.Reply(receipt, "Ich bin bis Montag nicht da.");
        away.Headers["Auto-Submitted"] = "auto-replied";
        await host.ReceiveAsync(away);
        Assert.Equal(TicketState.Resolved, (await host.Tickets.ReadAsync(ticket)).State);
        Assert.Equal(
            1,
            await host.Tickets.CountAsync(
                "select count(*) from ticket_entry where kind = 'Note' and detail = 'AutomaticReply' and ticket_id = @Id",
                new { ticket.Id }
            )
        );
        var unknown = host.Written("Ich bin nicht da.", from: "away@example.org");
        unknown.Headers["Auto-Submitted"] = "auto-replied";
        await host.ReceiveAsync(unknown);
        Assert.Contains(await host.QuarantinedAsync(), q => q.Reason == "AutomaticReply");
        Assert.Equal(before, await host.Tickets.CountAsync("select count(*) from outbox"));
    }

    [Theory]
    [InlineData("message/rfc822", "failed", true)]
    [InlineData("text/rfc822-headers", "failed", true)]
    [InlineData("text/rfc822-headers", "delayed", false)]
    public async Task A_mail_that_came_back_marks_the_address_and_tells_the_help_desk(string returned, string action, bool isMarked)
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var ticket = await host.Tickets.FileAsync();
        var receipt = await host.NewestMailAsync(ticket);
        await host.ReceiveAsync(
            $"""
            From: MAILER-DAEMON@example.org
            To: portal@example.net
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            I'm sorry.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; {InboundTestHost.Customer}
            Action: {action}
            Status: 5.1.1

            --b
            Content-Type: {returned}

            Message-ID: <{InboundTestHost.IdOf(receipt)}>
            Subject: x

            --b--

            """
        );
        var now = await host.Tickets.ReadAsync(ticket);
        Assert.Equal((isMarked, TicketState.Acknowledged), (now.EmailBouncedAt is not null, now.State));
        Assert.Equal(
            isMarked ? 1 : 0,
            await host.Tickets.CountAsync(
                "select count(*) from ticket_entry where detail = 'Bounced' and text = 'customer@example.org (5.1.1)' and ticket_id = @Id",
                new { ticket.Id }
            )
        );
        await host.ReceiveAsync(host.Reply(receipt, "Es geht wieder."));
        Assert.Null((await host.Tickets.ReadAsync(ticket)).EmailBouncedAt);
    }

    [Fact]
    public async Task Two_portals_that_write_to_each_other_stop_at_once()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var before = (await host.AllTicketsAsync()).Count;
        var sent = TestMails.Write(MailTestHost.Letter("help@example.net")) with { From = "help@other.example" };
        await host.ReceiveAsync(sent.ToMessage());
        Assert.Equal(before, (await host.AllTicketsAsync()).Count);
        Assert.Equal("AutomaticReply", (await host.QuarantinedAsync())[0].Reason);
    }

    private static InboundMail Read(string raw) =>
        new MailParser(new InboundOptions { Mailboxes = [InboundTestHost.Anywhere()], AuthenticationServer = "mx.example.net" }).Read(
            Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n")),
            Ct
        );
}
