using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>What agents do with tickets.</summary>
public abstract class AgentServiceTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_taken_assigned_and_handed_back_with_a_note()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, colleague, ticket) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent1),
            await host.TicketAsync()
        );
        var verbs = host.Get<AgentService>();
        Assert.Null(await verbs.TakeAsync(agent, ticket, Ct));
        Assert.Equal(agent.PersonId, (ticket = await host.ReadAsync(ticket)).AssigneeId);
        Assert.Null(await verbs.AssignAsync(agent, ticket, colleague.PersonId, Ct));
        Assert.Equal(colleague.PersonId, (ticket = await host.ReadAsync(ticket)).AssigneeId);
        Assert.Null(await verbs.UnassignAsync(colleague, ticket, "The customer is only there in the evening.", Ct));
        Assert.Null((ticket = await host.ReadAsync(ticket)).AssigneeId);
        Assert.Equal(["ticket.claimed", "ticket.assigned", "ticket.unassigned"], await host.AuditAsync(ticket));
        Assert.All(await host.EntriesAsync(ticket), e => Assert.False(e.IsPublic));
    }

    [Fact]
    public async Task Only_people_of_a_level_work_on_its_tickets_and_supervisors_on_all()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (first, second, supervisor) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            await host.SomebodyAsync(Roles.Supervisor)
        );
        var (ticket, verbs) = (await host.TicketAsync(new() { Level = 2 }), host.Get<AgentService>());
        Assert.Equal(AgentRefusal.NotYourLevel, await verbs.TakeAsync(first, ticket, Ct));
        Assert.Equal(AgentRefusal.NotYourLevel, await verbs.ReplyAsync(first, ticket, new Reply("x", TicketState.InProgress), Ct));
        Assert.Equal(AgentRefusal.WrongPerson, await verbs.AssignAsync(second, ticket, first.PersonId, Ct));
        Assert.Empty(await host.EntriesAsync(ticket));
        await verbs.NoteAsync(first, ticket, "I know this customer.", Ct);
        Assert.Null(await verbs.TakeAsync(supervisor, ticket, Ct));
    }

    [Fact]
    public async Task A_reply_reaches_the_customer_and_starts_the_next_promise()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket) = (await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync(new() { Email = "replied@example.org" }));
        Assert.Null(
            await host.Get<AgentService>()
                .ReplyAsync(agent, ticket, new Reply("Wir messen Ihre Leitung.\n<b>Heute</b>", TicketState.InProgress), Ct)
        );
        var after = await host.ReadAsync(ticket);
        Assert.Equal((TicketState.InProgress, agent.PersonId), (after.State, after.AssigneeId));
        Assert.NotNull(after.FirstReplyAt);
        Assert.Equal(after.FirstReplyAt + TimeSpan.FromHours(16), after.NextUpdateDue);
        var mail = Assert.Single(await host.MailsToAsync("replied@example.org"));
        Assert.Equal("de", mail.Language);
        Assert.Contains(mail.Blocks, b => b is Paragraph { Text: "Wir messen Ihre Leitung.\n<b>Heute</b>" });
        Assert.Contains(
            mail.Blocks,
            b =>
                b is Button button && button.Address.StartsWith("https://help.example.net/de/tickets/link?token=", StringComparison.Ordinal)
        ); // a guest has no other way to it
    }

    [Theory]
    [InlineData(TicketState.InProgress, "Our answer to your request", null, "Open my request")]
    [InlineData(TicketState.Pending, "We need an answer from you", "Please answer", "Answer")]
    [InlineData(TicketState.Resolved, "We think it is solved", "Is it solved?", "Tell us if it is solved")]
    public async Task A_mail_says_who_writes_and_what_the_customer_is_to_do(TicketState state, string subject, string? asks, string button)
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.TicketAsync(
                new()
                {
                    Email = $"{state}@example.org",
                    Language = "en",
                    Subject = "Dark since noon",
                }
            )
        );
        Assert.Null(await host.Get<AgentService>().ReplyAsync(agent, ticket, new Reply("Hello, the cable is new.", state), Ct));
        var mail = Assert.Single(await host.MailsToAsync(ticket.Email));
        Assert.Equal($"{subject} ({ticket.Reference})", mail.Subject); // nobody knows yet whose address it is
        var paragraphs = mail.Blocks.OfType<Paragraph>().Select(p => p.Text).ToList();
        Assert.Equal([$"{agent.Name} from our help desk writes:", "Hello, the cable is new."], paragraphs.Take(2));
        Assert.Equal(asks is null ? 2 : 3, paragraphs.Count);
        if (asks is not null)
            Assert.StartsWith(asks, paragraphs[2], StringComparison.Ordinal);
        Assert.Equal(button, mail.Blocks.OfType<Button>().Single().Label);
        var letter = host.Get<MimeMailBuilder>().Write(mail);
        foreach (var body in new[] { letter.Text, letter.Html })
            Assert.Equal(1, body.Split("Hello,").Length - 1); // the portal does not greet before the writer does
    }

    [Fact]
    public async Task The_subject_of_a_mail_says_what_the_request_is_about()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, customer) = (await host.SomebodyAsync(Roles.Agent1), await host.SomebodyAsync());
        var ticket = await host.TicketAsync(
            new()
            {
                Email = "about@example.org",
                Language = "de",
                Subject = "Kein Internet seit heute Mittag, " + new string('x', 80),
            }
        );
        await host.Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update ticket set person_id = @PersonId, email_confirmed_at = opened_at where id = @Id",
                    new { customer.PersonId, ticket.Id }
                ),
            Ct
        );
        Assert.Null(await host.Get<AgentService>().ReplyAsync(agent, ticket, new Reply("Welche Lampe leuchtet?", TicketState.Pending), Ct));
        var mail = Assert.Single(await host.MailsToAsync("about@example.org"));
        Assert.Equal(
            $"Wir brauchen eine Antwort von Ihnen: Kein Internet seit heute Mittag, {new string('x', 27)}… ({ticket.Reference})",
            mail.Subject
        );
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_does_nothing_and_nothing_is_lost()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (one, other, seen) = (await host.SomebodyAsync(Roles.Agent1), await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync());
        var verbs = host.Get<AgentService>();
        var answers = await Task.WhenAll(
            verbs.ReplyAsync(one, seen, new Reply("first", TicketState.InProgress), Ct),
            verbs.ReplyAsync(other, seen, new Reply("second", TicketState.Pending), Ct)
        );
        Assert.Single(answers, a => a is null);
        Assert.Single(answers, a => a == AgentRefusal.Changed);
        Assert.Single(await host.EntriesAsync(seen), e => e.Kind == EntryKind.Reply);
        Assert.Single(await host.MailsToAsync(seen.Email));
    }

    [Fact]
    public async Task While_the_customer_has_to_answer_the_clocks_stand_still()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, verbs) = (await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync(), host.Get<AgentService>());
        Assert.Null(await verbs.ReplyAsync(agent, ticket, new Reply("Welche Lampe leuchtet?", TicketState.Pending), Ct));
        var paused = await host.ReadAsync(ticket);
        Assert.Equal((TicketState.Pending, WaitingFor.Customer), (paused.State, paused.WaitingFor));
        host.Clock.Advance(TimeSpan.FromHours(30));
        var running = TicketDeadlines.From(paused).Resume(new ServiceLevels(), host.Clock.GetUtcNow());
        Assert.Null(running.PausedAt);
        Assert.Equal(paused.NextUpdateDue + TimeSpan.FromHours(30), running.NextUpdateDue, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_state_that_cannot_follow_is_refused_and_every_state_leads_somewhere()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, verbs) = (await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync(), host.Get<AgentService>());
        Assert.Equal(AgentRefusal.NotFromHere, await verbs.ReplyAsync(agent, ticket, new Reply("x", TicketState.Closed), Ct));
        Assert.Null(await verbs.ReplyAsync(agent, ticket, new Reply("done", TicketState.Resolved), Ct));
        var solved = await host.ReadAsync(ticket);
        Assert.NotNull(solved.ResolvedAt);
        Assert.Null(solved.ClosedAt);
        Assert.Equal(AgentRefusal.NotFromHere, await verbs.ReplyAsync(agent, solved, new Reply("x", TicketState.Pending), Ct));
    }

    [Fact]
    public async Task A_promise_lies_ahead_within_the_law_and_gives_a_reason_when_it_moves_back()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) }),
            host.Get<AgentService>()
        );
        var now = host.Clock.GetUtcNow();
        Assert.Equal(AgentRefusal.WrongTime, await verbs.PromiseAsync(agent, ticket, now.AddHours(-1), null, "", Ct));
        Assert.Equal(AgentRefusal.WrongTime, await verbs.PromiseAsync(agent, ticket, now.AddDays(3), null, "", Ct));
        Assert.Equal(AgentRefusal.WrongTime, await verbs.PromiseAsync(agent, ticket, now.AddDays(22), null, "Es dauert.", Ct));
        Assert.Null(await verbs.PromiseAsync(agent, ticket, now.AddDays(3), now.AddDays(4), "Ein Kabel muss bestellt werden.", Ct));
        Assert.Equal("Ein Kabel muss bestellt werden.", (await host.ReadAsync(ticket)).DelayReason);
    }

    public sealed class OnSqlite(SqliteFixture data) : AgentServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AgentServiceTests(data), IClassFixture<PostgresFixture>;
}
