using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Tests.Data;
using Portal.Web.Messages;
using Portal.Web.Messages.Inbound;
using Portal.Web.Operations;

namespace Portal.Tests.Messages;

/// <summary>A mail that was promised arrives, however badly the mail server behaves, on each database.</summary>
public abstract class SenderTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_is_deferred_is_tried_again_after_a_minute_and_then_after_longer()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        server.Manners = ServerBehavior.Defer;
        foreach (var minutes in new[] { 1, 2, 4, 8 })
        {
            Assert.True(await office.Sender.SendDueAsync(Ct));
            var row = await RowAsync(office, mail);
            Assert.InRange((row.DueAt - data.Clock.GetUtcNow()).TotalMinutes, minutes * 0.79, minutes * 1.21);
            Assert.Equal("451 4.7.1 LocalErrorInProcessing", row.LastError); // and not who it was for
            data.Clock.Advance(TimeSpan.FromMinutes(minutes * 1.3));
        }

        server.Manners = ServerBehavior.Accept;
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Single(server.Received);
        Assert.Equal(5, (await RowAsync(office, mail)).Attempts);
    }

    [Fact]
    public async Task A_mail_that_is_refused_is_given_up_at_once_and_an_operator_may_send_it_again()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        server.Manners = ServerBehavior.Refuse;
        Assert.True(await office.Sender.SendDueAsync(Ct));
        var state = await office.Queue.StateAsync(Ct);
        Assert.Contains(state.GivenUp, e => e.LastError == "550 5.1.1 MailboxUnavailable");
        server.Manners = ServerBehavior.Accept;
        Assert.InRange(await office.Queue.AgainAsync(Ct), 1, 2);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Contains(server.Received, r => r.Read()["Message-ID"].Contains(mail.Id, StringComparison.Ordinal));
        Assert.Equal("", (await RowAsync(office, mail)).Payload);
    }

    [Fact]
    public async Task After_three_days_a_mail_is_given_up_and_a_week_later_nothing_of_it_can_be_read()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        server.Manners = ServerBehavior.Defer;
        data.Clock.Advance(TimeSpan.FromDays(3.1));
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.NotNull((await RowAsync(office, mail)).GivenUpAt);
        await office.Queue.TidyAsync(Ct);
        Assert.NotEqual("", (await RowAsync(office, mail)).Payload);
        data.Clock.Advance(TimeSpan.FromDays(7.1));
        await office.Queue.TidyAsync(Ct);
        Assert.Equal("", (await RowAsync(office, mail)).Payload);
        Assert.Equal(0, await office.Queue.AgainAsync(Ct));
        data.Clock.Advance(TimeSpan.FromDays(30));
        await office.Queue.TidyAsync(Ct);
        Assert.Null(await OutboxRow.FindAsync(office.Database, mail, Ct));
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_server_is_down()
    {
        await using var first = MailServer.Start();
        var options = first.Options();
        await first.DisposeAsync();
        await using var office = await MailTestHost.OpenAsync(data, options);
        var mails = Enumerable.Range(0, 30).Select(_ => MailTestHost.Letter()).ToList();
        foreach (var mail in mails)
            await office.QueueAsync(mail, Ct);
        Assert.False(await office.Sender.SendDueAsync(Ct));
        var tried = (await Task.WhenAll(mails.Select(m => RowAsync(office, m)))).Where(r => r.Attempts > 0).ToList();
        Assert.InRange(tried.Count, 1, 4); // the others are not tried in vain
        Assert.All(tried, r => Assert.Equal("no connection: ConnectionRefused", r.LastError));
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        await using var second = MailServer.Start(options.Port);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Equal(mails.Select(m => $"<{m.Id}@example.net>").Order(), second.Received.Select(r => r.Read()["Message-ID"]).Order());
    }

    [Fact]
    public async Task A_mail_whose_yes_was_lost_comes_again_under_the_same_message_id()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        server.Manners = ServerBehavior.DropAfterMail;
        Assert.False(await office.Sender.SendDueAsync(Ct));
        server.Manners = ServerBehavior.Accept;
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Equal([$"<{mail.Id}@example.net>", $"<{mail.Id}@example.net>"], server.Received.Select(r => r.Read()["Message-ID"]));
    }

    [Fact]
    public async Task What_a_sender_that_died_had_claimed_is_free_again_when_the_claim_ends()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        Assert.NotNull(await office.Queue.ClaimAsync(OutboxLane.FirstTries, Ct)); // and then nothing more is heard of it
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Empty(server.Received);
        data.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_keeps_no_other_from_being_sent()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        var (broken, whole) = (MailTestHost.Letter() with { Blocks = null! }, MailTestHost.Letter());
        await office.QueueAsync(broken, Ct);
        await office.QueueAsync(whole, Ct);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Equal($"<{whole.Id}@example.net>", Assert.Single(server.Received).Read()["Message-ID"]);
        Assert.StartsWith("a fault of the portal", (await RowAsync(office, broken)).LastError, StringComparison.Ordinal);
        await office.Database.WriteAsync(
            work => work.ExecuteAsync("delete from outbox where message_id like @id", new { id = $"%{broken.Id}%" }),
            Ct
        );
    }

    [Fact]
    public async Task A_mail_the_server_never_answers_holds_up_no_other_and_least_of_all_one_somebody_waits_for()
    {
        await using var server = MailServer.Start();
        server.SilentFor = "silent@example.org";
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        using var abandon = new CancellationTokenSource();
        var silent = Enumerable.Range(0, OutboxLane.FirstTries.Quick).Select(_ => MailTestHost.Letter("silent@example.org")).ToList();
        foreach (var mail in silent)
            await office.QueueAsync(mail, Ct);
        await office.Sender.BeginAsync(Ct, abandon.Token);
        await Until.TrueAsync(() => Task.FromResult(server.Conversations == silent.Count), () => "They are not on their way.", Ct);

        var (urgent, ordinary) = (MailTestHost.Letter() with { IsUrgent = true }, MailTestHost.Letter());
        foreach (var mail in new[] { ordinary, urgent })
            await office.QueueAsync(mail, Ct);
        await office.Sender.BeginAsync(Ct, abandon.Token);
        await ArrivesAsync(server, urgent);
        Assert.Null((await RowAsync(office, ordinary)).SentAt); // for now all places are taken
        data.Clock.Advance(OutboxLane.Slow);
        await office.Sender.BeginAsync(Ct, abandon.Token);
        await ArrivesAsync(server, ordinary);

        await abandon.CancelAsync();
        await office.Sender.FinishAsync();
        Assert.All(
            await Task.WhenAll(silent.Select(m => RowAsync(office, m))),
            row => Assert.Equal((1, "no answer in time"), (row.Attempts, row.LastError))
        );
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        server.SilentFor = null;
        Assert.True(await office.Sender.SendDueAsync(Ct));
        foreach (var mail in silent)
            await ArrivesAsync(server, mail);
    }

    [Fact]
    public async Task Health_says_since_when_the_server_is_silent_and_since_when_mails_wait()
    {
        await using var server = MailServer.Start();
        await using var office = await MailTestHost.OpenAsync(data, server.Options());
        await office.Sender.SendDueAsync(Ct); // what other tests left
        var health = new MailCheck(office.Queue, office.Server, new InboundState(data.Clock), data.Clock);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new(), Ct)).Status);
        var silent = data.Clock.GetUtcNow();
        office.Server.Note(DeliveryOutcome.Unanswered);
        data.Clock.Advance(TimeSpan.FromMinutes(1));
        office.Server.Note(DeliveryOutcome.Unreachable);
        var said = await health.CheckHealthAsync(new(), Ct);
        Assert.Equal((HealthStatus.Degraded, $"the mail server has not answered since {silent:u}"), (said.Status, said.Description));
        office.Server.Note(DeliveryOutcome.Refused); // an answer, if not the one that was hoped for
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new(), Ct)).Status);
        await office.QueueAsync(MailTestHost.Letter(), Ct);
        data.Clock.Advance(TimeSpan.FromMinutes(6)); // and no sender runs
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(new(), Ct)).Status);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new(), Ct)).Status);
    }

    [Fact]
    public async Task Two_nodes_share_the_work_and_send_nothing_twice()
    {
        await using var server = MailServer.Start();
        await using var one = await MailTestHost.OpenAsync(data, server.Options());
        await using var two = await MailTestHost.OpenAsync(data, server.Options(), another: true);
        var mails = Enumerable.Range(0, 60).Select(_ => MailTestHost.Letter()).ToList();
        await Task.WhenAll(mails.Select((m, n) => (n % 2 == 0 ? one : two).QueueAsync(m, Ct)));
        var reached = await Task.WhenAll(Task.Run(() => one.Sender.SendDueAsync(Ct), Ct), Task.Run(() => two.Sender.SendDueAsync(Ct), Ct));
        Assert.DoesNotContain(false, reached);
        Assert.Equal(mails.Select(m => $"<{m.Id}@example.net>").Order(), server.Received.Select(r => r.Read()["Message-ID"]).Order());
    }

    private static Task ArrivesAsync(MailServer server, Mail mail) =>
        Until.TrueAsync(
            () => Task.FromResult(server.Received.Any(r => r.Read()["Message-ID"].Contains(mail.Id, StringComparison.Ordinal))),
            () => "The mail does not arrive.",
            Ct
        );

    private static async Task<OutboxRow> RowAsync(MailTestHost office, Mail mail) =>
        await OutboxRow.FindAsync(office.Database, mail, Ct) ?? throw new InvalidOperationException("The mail is not in the outbox.");

    public sealed class OnSqlite(SqliteFixture data) : SenderTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SenderTests(data), IClassFixture<PostgresFixture>;
}
