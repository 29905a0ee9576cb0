using MimeKit;
using Portal.Tests.Data;
using Portal.Web.Messages.Inbound;

namespace Portal.Tests.Messages.Inbound;

/// <summary>Mails fetched from a real mail server, by both protocols.</summary>
public sealed class DovecotTests(SqliteFixture data, DovecotServer dovecot) : IClassFixture<SqliteFixture>
{
    [Theory]
    [InlineData(InboundProtocol.Imap, "Portal")]
    [InlineData(InboundProtocol.Imap, "")]
    [InlineData(InboundProtocol.Pop3, "")]
    public async Task An_answer_becomes_an_entry_and_is_moved_away(InboundProtocol protocol, string moveTo)
    {
        var mailbox = await dovecot.NewMailboxAsync(protocol) with { MoveTo = moveTo };
        await using var host = await InboundTestHost.OpenAsync(data, mailbox);
        var ticket = await host.Tickets.FileAsync();
        await dovecot.DeliverAsync(mailbox, host.Reply(await host.NewestMailAsync(ticket), "Es geht wieder."));
        await dovecot.DeliverAsync(mailbox, host.Written("Etwas anderes", from: "somebody@example.org"));
        await host.WaitAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal("Es geht wieder.", (await host.Tickets.MomentsAsync(ticket))[^1].Text);
        Assert.Equal((0, moveTo == "" ? 0 : 2), (await dovecot.CountAsync(mailbox), await dovecot.CountAsync(mailbox, "Portal")));
    }

    [Fact]
    public async Task A_server_that_can_says_at_once_when_a_mail_has_come()
    {
        var mailbox = await dovecot.NewMailboxAsync();
        await using var host = await InboundTestHost.OpenAsync(data, mailbox);
        await host.TakeAsync();
        var waiting = host.WaitAsync(TimeSpan.FromMinutes(5));
        await dovecot.DeliverAsync(mailbox, host.Written("Schnell", from: "quick@example.org"));
        await waiting.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await host.TakeAsync();
        Assert.Single(await host.AllTicketsAsync(), t => t.Email == "quick@example.org");
    }

    [Theory]
    [InlineData(InboundProtocol.Imap)]
    [InlineData(InboundProtocol.Pop3)]
    public async Task A_mail_that_was_taken_and_not_moved_before_the_connection_broke_is_taken_once(InboundProtocol protocol)
    {
        var mailbox = await dovecot.NewMailboxAsync(protocol);
        await using var host = await InboundTestHost.OpenAsync(data, mailbox);
        var mail = host.Written("Einmal", from: $"once-{protocol}@example.org");
        await dovecot.DeliverAsync(mailbox, mail);
        await using (var first = await InboundTestHost.OpenAsync(data, mailbox))
        {
            var inbox = first.Open();
            await inbox.ConnectAsync(TestContext.Current.CancellationToken);
            var item = Assert.Single(await inbox.ListAsync(TestContext.Current.CancellationToken));
            await first.ReceiveAsync(await inbox.ReadAsync(item, TestContext.Current.CancellationToken));
            await inbox.DisposeAsync(); // as when the program is killed here
        }

        Assert.Equal(1, await dovecot.CountAsync(mailbox));
        await host.WaitAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await dovecot.CountAsync(mailbox));
        Assert.Single(await host.AllTicketsAsync(), t => t.Email == $"once-{protocol}@example.org");
    }

    [Fact]
    public async Task A_mail_that_is_too_large_or_no_mail_at_all_holds_up_none_behind_it()
    {
        var mailbox = await dovecot.NewMailboxAsync();
        await using var host = await InboundTestHost.OpenAsync(data, mailbox, o => o with { MaxMegabytes = 1 });
        var before = (await host.QuarantinedAsync()).Count;
        var large = host.Written(new string('x', 70), from: "large@example.org");
        large.Body = new Multipart("mixed")
        {
            large.Body!,
            new MimePart("application", "pdf")
            {
                Content = new MimeContent(new MemoryStream(new byte[2 * 1024 * 1024])),
                ContentTransferEncoding = ContentEncoding.Base64,
            },
        };
        await dovecot.DeliverAsync(mailbox, large);
        await dovecot.DeliverAsync(mailbox, [0, 1, 2, 255, 10, 13, 10, 0]);
        await dovecot.DeliverAsync(mailbox, host.Written("Danach", from: "behind@example.org"));
        await host.TakeAsync();
        Assert.Single(await host.AllTicketsAsync(), t => t.Email == "behind@example.org");
        Assert.Equal(["Unreadable", "TooLarge"], (await host.QuarantinedAsync()).SkipLast(before).Select(q => q.Reason));
        Assert.Equal((0, 3), (await dovecot.CountAsync(mailbox), await dovecot.CountAsync(mailbox, "Portal")));
    }

    [Fact]
    public async Task Of_two_nodes_one_fetches_and_the_other_takes_over_when_it_is_gone()
    {
        var mailbox = await dovecot.NewMailboxAsync();
        await using var one = await InboundTestHost.OpenAsync(data, mailbox);
        await using var other = await InboundTestHost.OpenAsync(data, mailbox, database: data.Another());
        await dovecot.DeliverAsync(mailbox, one.Written("Erste", from: "first@example.org"));
        await dovecot.DeliverAsync(mailbox, one.Written("Zweite", from: "second@example.org"));
        await Task.WhenAll(one.TakeAsync(), other.TakeAsync());
        foreach (var sender in new[] { "first@example.org", "second@example.org" })
            Assert.Single(await one.AllTicketsAsync(), t => t.Email == sender);
        await dovecot.DeliverAsync(mailbox, one.Written("Dritte", from: "third@example.org"));
        Assert.Single([await one.TakeAsync(), await other.TakeAsync()], took => took);
        data.Clock.Advance(InboundLease.Length + TimeSpan.FromSeconds(1));
        await dovecot.DeliverAsync(mailbox, one.Written("Vierte", from: "fourth@example.org"));
        Assert.True(await other.TakeAsync());
        Assert.False(await one.Lease.TakeAsync(mailbox.Address, TestContext.Current.CancellationToken));
        Assert.Single(await one.AllTicketsAsync(), t => t.Email == "fourth@example.org");
    }
}
