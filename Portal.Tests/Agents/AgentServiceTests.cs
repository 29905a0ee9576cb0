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
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, colleague, ticket) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.TicketAsync()
        );
        var verbs = desk.Get<AgentService>();
        Assert.Null(await verbs.TakeAsync(agent, ticket, Ct));
        Assert.Equal(agent.PersonId, (ticket = await desk.ReadAsync(ticket)).AssigneeId);
        Assert.Null(await verbs.AssignAsync(agent, ticket, colleague.PersonId, Ct));
        Assert.Equal(colleague.PersonId, (ticket = await desk.ReadAsync(ticket)).AssigneeId);
        Assert.Null(await verbs.UnassignAsync(colleague, ticket, "The customer is only there in the evening.", Ct));
        Assert.Null((ticket = await desk.ReadAsync(ticket)).AssigneeId);
        Assert.Equal(["ticket.claimed", "ticket.assigned", "ticket.unassigned"], await desk.AuditAsync(ticket));
        Assert.All(await desk.EntriesAsync(ticket), e => Assert.False(e.IsPublic));
    }

    [Fact]
    public async Task Only_people_of_a_level_work_on_its_tickets_and_supervisors_on_all()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (first, second, supervisor) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.SomebodyAsync(Roles.Agent2),
            await desk.SomebodyAsync(Roles.Supervisor)
        );
        var (ticket, verbs) = (await desk.TicketAsync(new() { Level = 2 }), desk.Get<AgentService>());
        Assert.Equal(AgentRefusal.NotYourLevel, await verbs.TakeAsync(first, ticket, Ct));
        Assert.Equal(AgentRefusal.NotYourLevel, await verbs.ReplyAsync(first, ticket, new Reply("x", TicketState.InProgress), Ct));
        Assert.Equal(AgentRefusal.WrongPerson, await verbs.AssignAsync(second, ticket, first.PersonId, Ct));
        Assert.Empty(await desk.EntriesAsync(ticket));
        await verbs.NoteAsync(first, ticket, "I know this customer.", Ct);
        Assert.Null(await verbs.TakeAsync(supervisor, ticket, Ct));
    }

    [Fact]
    public async Task A_reply_reaches_the_customer_and_starts_the_next_promise()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, ticket) = (await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync(new() { Email = "replied@example.org" }));
        Assert.Null(
            await desk.Get<AgentService>()
                .ReplyAsync(agent, ticket, new Reply("Wir messen Ihre Leitung.\n<b>Heute</b>", TicketState.InProgress), Ct)
        );
        var after = await desk.ReadAsync(ticket);
        Assert.Equal((TicketState.InProgress, agent.PersonId), (after.State, after.AssigneeId));
        Assert.NotNull(after.FirstReplyAt);
        Assert.Equal(after.FirstReplyAt + TimeSpan.FromHours(16), after.NextUpdateDue);
        var mail = Assert.Single(await desk.MailsToAsync("replied@example.org"));
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
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, ticket) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.TicketAsync(
                new()
                {
                    Email = $"{state}@example.org",
                    Language = "en",
                    Subject = "Dark since noon",
                }
            )
        );
        Assert.Null(await desk.Get<AgentService>().ReplyAsync(agent, ticket, new Reply("Hello, the cable is new.", state), Ct));
        var mail = Assert.Single(await desk.MailsToAsync(ticket.Email));
        Assert.Equal($"{subject} ({ticket.Reference})", mail.Subject); // nobody knows yet whose address it is
        var paragraphs = mail.Blocks.OfType<Paragraph>().Select(p => p.Text).ToList();
        Assert.Equal([$"{agent.Name} from our help desk writes:", "Hello, the cable is new."], paragraphs.Take(2));
        Assert.Equal(asks is null ? 2 : 3, paragraphs.Count);
        if (asks is not null)
            Assert.StartsWith(asks, paragraphs[2], StringComparison.Ordinal);
        Assert.Equal(button, mail.Blocks.OfType<Button>().Single().Label);
        var letter = desk.Get<MimeMailBuilder>().Write(mail);
        foreach (var body in new[] { letter.Text, letter.Html })
            Assert.Equal(1, body.Split("Hello,").Length - 1); // the portal does not greet before the writer does
    }

    [Fact]
    public async Task The_subject_of_a_mail_says_what_the_request_is_about()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, customer) = (await desk.SomebodyAsync(Roles.Agent1), await desk.SomebodyAsync());
        var ticket = await desk.TicketAsync(
            new()
            {
                Email = "about@example.org",
                Language = "de",
                Subject = "Kein Internet seit heute Mittag, " + new string('x', 80),
            }
        );
        await desk.Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update ticket set person_id = @PersonId, email_confirmed_at = opened_at where id = @Id",
                    new { customer.PersonId, ticket.Id }
                ),
            Ct
        );
        Assert.Null(await desk.Get<AgentService>().ReplyAsync(agent, ticket, new Reply("Welche Lampe leuchtet?", TicketState.Pending), Ct));
        var mail = Assert.Single(await desk.MailsToAsync("about@example.org"));
        Assert.Equal(
            $"Wir brauchen eine Antwort von Ihnen: Kein Internet seit heute Mittag, {new string('x', 27)}… ({ticket.Reference})",
            mail.Subject
        );
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_does_nothing_and_nothing_is_lost()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (one, other, seen) = (await desk.SomebodyAsync(Roles.Agent1), await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync());
        var verbs = desk.Get<AgentService>();
        var answers = await Task.WhenAll(
            verbs.ReplyAsync(one, seen, new Reply("first", TicketState.InProgress), Ct),
            verbs.ReplyAsync(other, seen, new Reply("second", TicketState.Pending), Ct)
        );
        Assert.Single(answers, a => a is null);
        Assert.Single(answers, a => a == AgentRefusal.Changed);
        Assert.Single(await desk.EntriesAsync(seen), e => e.Kind == EntryKind.Reply);
        Assert.Single(await desk.MailsToAsync(seen.Email));
    }

    [Fact]
    public async Task While_the_customer_has_to_answer_the_clocks_stand_still()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, verbs) = (await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync(), desk.Get<AgentService>());
        Assert.Null(await verbs.ReplyAsync(agent, ticket, new Reply("Welche Lampe leuchtet?", TicketState.Pending), Ct));
        var paused = await desk.ReadAsync(ticket);
        Assert.Equal((TicketState.Pending, WaitingFor.Customer), (paused.State, paused.WaitingFor));
        desk.Clock.Advance(TimeSpan.FromHours(30));
        var running = TicketDeadlines.From(paused).Resume(new ServiceLevels(), desk.Clock.GetUtcNow());
        Assert.Null(running.PausedAt);
        Assert.Equal(paused.NextUpdateDue + TimeSpan.FromHours(30), running.NextUpdateDue, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_state_that_cannot_follow_is_refused_and_every_state_leads_somewhere()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, verbs) = (await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync(), desk.Get<AgentService>());
        Assert.Equal(AgentRefusal.NotFromHere, await verbs.ReplyAsync(agent, ticket, new Reply("x", TicketState.Closed), Ct));
        Assert.Null(await verbs.ReplyAsync(agent, ticket, new Reply("done", TicketState.Resolved), Ct));
        var solved = await desk.ReadAsync(ticket);
        Assert.NotNull(solved.ResolvedAt);
        Assert.Null(solved.ClosedAt);
        Assert.Equal(AgentRefusal.NotFromHere, await verbs.ReplyAsync(agent, solved, new Reply("x", TicketState.Pending), Ct));
    }

    [Fact]
    public async Task A_promise_lies_ahead_within_the_law_and_gives_a_reason_when_it_moves_back()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, verbs) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) }),
            desk.Get<AgentService>()
        );
        var now = desk.Clock.GetUtcNow();
        Assert.Equal(AgentRefusal.WrongTime, await verbs.PromiseAsync(agent, ticket, now.AddHours(-1), null, "", Ct));
        Assert.Equal(AgentRefusal.WrongTime, await verbs.PromiseAsync(agent, ticket, now.AddDays(3), null, "", Ct));
        Assert.Equal(AgentRefusal.WrongTime, await verbs.PromiseAsync(agent, ticket, now.AddDays(22), null, "Es dauert.", Ct));
        Assert.Null(await verbs.PromiseAsync(agent, ticket, now.AddDays(3), now.AddDays(4), "Ein Kabel muss bestellt werden.", Ct));
        Assert.Equal("Ein Kabel muss bestellt werden.", (await desk.ReadAsync(ticket)).DelayReason);
    }

    public sealed class OnSqlite(SqliteFixture data) : AgentServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AgentServiceTests(data), IClassFixture<PostgresFixture>;
}
