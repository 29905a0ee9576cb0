using MimeKit;
using Portal.Tests.Data;
using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets;

namespace Portal.Tests.Messages.Inbound;

/// <summary>What becomes of an answer to a mail about a ticket, on each database.</summary>
public abstract class ReplyByMailTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_becomes_an_entry_without_what_it_quotes_and_wakes_the_ticket()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var ticket = await host.Tickets.FileAsync();
        await host.Tickets.SetAsync(ticket, "state = 'Pending', waiting_for = 'Customer', paused_at = @ticketNow");
        var receipt = await host.NewestMailAsync(ticket);
        Assert.Matches("^help\\+t-[0-9a-z]{4}-[0-9a-z]{4}-[a-z2-9]{18}@example\\.net$", receipt.ReplyTo!);
        Assert.Contains("auf diese E-Mail antworten.", TestMails.Write(receipt).Text, StringComparison.Ordinal);
        await host.ReceiveAsync(
            host.Reply(
                receipt,
                "Jetzt geht es wieder.\n\nAm 30.11.26 um 09:01 schrieb Example Internet:\n> Guten Tag,\n> wir haben Ihre Anfrage.\n"
            )
        );
        var now = await host.Tickets.ReadAsync(ticket);
        Assert.Equal((TicketState.InProgress, null, null), (now.State, now.WaitingFor, now.PausedAt));
        var reply = (await host.Tickets.MomentsAsync(ticket))[^1];
        Assert.Equal((EntryKind.Reply, Side.Customer, "Jetzt geht es wieder."), (reply.Kind, reply.Side, reply.Text));
        Assert.Equal(ticket.Name, reply.Name);
        Assert.Equal(
            1,
            await host.Tickets.CountAsync(
                "select count(*) from entry_mail where rest like 'Am 30.11.26%wir haben Ihre Anfrage.' and sender = @Customer",
                new { InboundTestHost.Customer }
            )
        );
        Assert.Empty(await host.QuarantinedAsync());
    }

    [Fact]
    public async Task An_answer_is_found_by_its_address_by_the_mail_it_answers_or_by_a_reference_from_a_proven_address()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var ticket = await host.Tickets.FileAsync();
        var receipt = await host.NewestMailAsync(ticket);

        await host.ReceiveAsync(host.Written("By the address", to: receipt.ReplyTo));
        var byThread = host.Written("By the thread");
        byThread.References.Add("somebody@elsewhere.example");
        byThread.References.Add(InboundTestHost.IdOf(receipt));
        await host.ReceiveAsync(byThread);
        var second = host.Written("By a mail of their own");
        second.InReplyTo = byThread.MessageId;
        await host.ReceiveAsync(second);
        await host.ReceiveAsync(InboundTestHost.Proven(host.Written("By the subject", subject: $"Re: {ticket.Reference}")));

        var texts = (await host.Tickets.MomentsAsync(ticket)).Select(m => m.Text);
        Assert.Equal(["All lights are green.", "By the address", "By the thread", "By a mail of their own", "By the subject"], texts);
    }

    [Fact]
    public async Task A_reference_that_anybody_could_write_opens_nothing()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var ticket = await host.Tickets.FileAsync();
        var receipt = await host.NewestMailAsync(ticket);
        var root = host.Written("By the root of the thread", from: "four@example.org");
        root.InReplyTo = receipt.References[0]; // can be told from the reference
        MimeMessage[] strangers =
        [
            host.Written("Unproven", from: InboundTestHost.Customer, subject: ticket.Reference),
            InboundTestHost.Proven(host.Written("Somebody else", from: "two@example.org", subject: ticket.Reference)),
            InboundTestHost.Proven(
                host.Written("Checked by another server", from: InboundTestHost.Customer, subject: ticket.Reference),
                "other.example"
            ),
            host.Written(
                "Guessed",
                from: "three@example.org",
                to: $"help+{ticket.Reference.ToLowerInvariant()}-aaaaaaaaaaaaaaaaaa@example.net"
            ),
            root,
        ];
        var before = (await host.AllTicketsAsync()).Count;
        foreach (var stranger in strangers)
            await host.ReceiveAsync(stranger);
        Assert.Single(await host.Tickets.MomentsAsync(ticket));
        Assert.Equal(before + strangers.Length, (await host.AllTicketsAsync()).Count);
    }

    [Fact]
    public async Task A_sender_nobody_has_checked_is_marked_and_becomes_nobodys_customer()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var person = await host.Tickets.PersonAsync("1234567");
        var ticket = await host.Tickets.FileAsync(personId: person);
        var receipt = await host.NewestMailAsync(ticket);
        await host.ReceiveAsync(host.Reply(receipt, "Unproven"));
        await host.ReceiveAsync(InboundTestHost.Proven(host.Reply(receipt, "Proven")));
        await host.ReceiveAsync(host.Reply(receipt, "Somebody else", from: "other@example.org"));
        Assert.Equal(
            ["False customer@example.org", "True customer@example.org", "False other@example.org"],
            (
                await data.Database.ListAsync<Sender>(
                    "select sender address, is_proven from entry_mail where ticket_id = @Id order by entry_id",
                    new { ticket.Id },
                    Ct
                )
            ).Select(s => $"{s.IsProven} {s.Address}")
        );
        Assert.Equal("Customer by mail", (await host.Tickets.MomentsAsync(ticket))[^1].Name);
        Assert.Equal(
            0,
            await host.Tickets.CountAsync(
                "select count(*) from ticket_entry where person_id is not null and kind = 'Reply' and ticket_id = @Id",
                new { ticket.Id }
            )
        );
        // and a new request of the same address is a guest's
        await host.ReceiveAsync(InboundTestHost.Proven(host.Written("A new one")));
        var filed = (await host.AllTicketsAsync())[^1];
        Assert.Equal((null, null, Channel.Mail, "de"), (filed.PersonId, filed.CustomerNumber, filed.Channel, filed.Language));
    }

    [Fact]
    public async Task A_new_mail_is_a_guests_request_with_a_receipt_that_repeats_no_word_of_it_unless_the_sender_is_proven()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var first = host.Written("Die Lampe blinkt rot.\n\n-- \nCustomer by mail", from: "first@example.org", subject: "Kein Internet");
        await host.ReceiveAsync(first);
        await host.ReceiveAsync(InboundTestHost.Proven(host.Written("Die Lampe blinkt rot.", from: "second@example.org")));
        var tickets = (await host.AllTicketsAsync()).Where(t => t.Email is "first@example.org" or "second@example.org").ToList();
        Assert.Equal(
            (2, "Kein Internet", "Customer by mail", TicketType.Question),
            (tickets.Count, tickets[0].Subject, tickets[0].Name, tickets[0].Type)
        );
        Assert.Equal("Die Lampe blinkt rot.", Assert.Single(await host.Tickets.MomentsAsync(tickets[0])).Text);
        var receipts = new[] { await host.NewestMailAsync(tickets[0]), await host.NewestMailAsync(tickets[1]) };
        Assert.Equal(["first@example.org", "second@example.org"], receipts.Select(r => r.To));
        Assert.Equal([false, true], receipts.Select(r => $"{string.Join(' ', r.Blocks)}".Contains("blinkt rot", StringComparison.Ordinal)));
        Assert.Equal(first.MessageId, receipts[0].References[^1]);
    }

    [Fact]
    public async Task What_was_solved_is_opened_again_and_what_ended_long_ago_or_elsewhere_is_followed_by_a_new_request()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var (solved, old) = (await host.Tickets.FileAsync(), await host.Tickets.FileAsync());
        await host.Tickets.SetAsync(solved, "state = 'Resolved', resolved_at = @ticketNow, state_changed_at = @ticketNow");
        await host.Tickets.SetAsync(
            old,
            "state = 'Closed', resolved_at = @at, closed_at = @at, state_changed_at = @at",
            values: new { at = data.Clock.GetUtcNow().AddDays(-30) }
        );
        var (toSolved, toOld) = (await host.NewestMailAsync(solved), await host.NewestMailAsync(old));
        await host.ReceiveAsync(host.Reply(toSolved, "Es geht doch nicht."));
        await host.ReceiveAsync(host.Reply(toOld, "Es ist wieder da."));
        await host.ReceiveAsync(host.Reply(toOld, "Es ist bei mir auch so.", from: "other@example.org"));
        var now = await host.Tickets.ReadAsync(solved);
        Assert.Equal((TicketState.InProgress, 1), (now.State, now.ReopenCount));
        Assert.Single(await host.Tickets.MomentsAsync(old));
        var follow = (await host.AllTicketsAsync()).TakeLast(2).ToList();
        Assert.Equal([old.Id, null], follow.Select(t => t.FollowsId)); // a stranger's request says nothing of it
    }

    [Fact]
    public async Task An_answer_to_a_duplicate_goes_where_it_goes_on()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        var (first, duplicate) = (await host.Tickets.FileAsync(), await host.Tickets.FileAsync());
        var receipt = await host.NewestMailAsync(duplicate);
        await host.Tickets.SetAsync(
            duplicate,
            "state = 'Rejected', merged_into_id = @Id, resolved_at = @ticketNow, closed_at = @ticketNow",
            values: new { first.Id }
        );
        await host.ReceiveAsync(host.Reply(receipt, "Noch etwas dazu."));
        Assert.Contains(await host.Tickets.MomentsAsync(first), m => m.Text == "Noch etwas dazu." && m.Other is null);
    }

    [Fact]
    public async Task The_same_mail_is_taken_once_however_often_and_wherever_it_is_fetched()
    {
        await using var host = await InboundTestHost.OpenAsync(data);
        await using var other = await InboundTestHost.OpenAsync(data, database: data.Another());
        var ticket = await host.Tickets.FileAsync();
        var reply = host.Reply(await host.NewestMailAsync(ticket), "Einmal");
        // four: who takes a mail more often than five times without an end puts it into the quarantine
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => (n % 2 == 0 ? host : other).ReceiveAsync(reply)));
        await host.ReceiveAsync(reply);
        Assert.Single(await host.Tickets.MomentsAsync(ticket), m => m.Text == "Einmal");
        var unknown = host.Written("Neu", from: "once@example.org");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => (n % 2 == 0 ? host : other).ReceiveAsync(unknown)));
        Assert.Single(await host.AllTicketsAsync(), t => t.Email == "once@example.org");
        Assert.DoesNotContain(await host.QuarantinedAsync(), m => m.Sender == "once@example.org");
    }

    [Fact]
    public async Task More_mails_of_one_sender_than_a_person_writes_wait_in_the_quarantine()
    {
        await using var host = await InboundTestHost.OpenAsync(data, change: o => o with { MailsPerSender = 3 });
        var before = (await host.QuarantinedAsync()).Count;
        for (var n = 0; n < 5; n++)
            await host.ReceiveAsync(host.Written($"Mail {n}", from: "many@example.org"));
        Assert.Equal(3, (await host.AllTicketsAsync()).Count(t => t.Email == "many@example.org"));
        var waiting = (await host.QuarantinedAsync()).Take(2).ToList();
        Assert.Equal(before + 2, (await host.QuarantinedAsync()).Count);
        Assert.All(waiting, w => Assert.Equal(("TooMany", "many@example.org"), (w.Reason, w.Sender)));
        // somebody of the help desk decides otherwise
        var result = await host.Tickets.Get<InboundReceiver>().ReleaseAsync(waiting[0].Id, new("person:somebody", null), Ct);
        Assert.Null(result!.Reason);
        Assert.Equal(4, (await host.AllTicketsAsync()).Count(t => t.Email == "many@example.org"));
        Assert.True(await host.Quarantine.DiscardAsync(waiting[1].Id, "person:somebody", Ct));
        Assert.Equal(before, (await host.QuarantinedAsync()).Count);
        Assert.Equal(
            2,
            await host.Tickets.CountAsync(
                "select count(*) from audit where action in ('mail.released', 'mail.discarded') and actor = 'person:somebody'"
            )
        );
    }

    private sealed record Sender
    {
        public required string Address { get; init; }

        public required bool IsProven { get; init; }
    }

    public sealed class OnSqlite(SqliteFixture data) : ReplyByMailTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ReplyByMailTests(data), IClassFixture<PostgresFixture>;
}
