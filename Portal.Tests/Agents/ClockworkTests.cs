using Portal.Tests.Data;
using Portal.Tests.Running;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>What happens by itself, and how often.</summary>
public abstract class ClockworkTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_who_has_to_answer_is_reminded_twice_and_then_the_request_ends()
    {
        await using var desk = await Desk.OpenAsync(data);
        desk.UntilHour(10);
        var (ticket, clockwork) = (await PendingAsync(desk, new()), desk.Get<Clockwork>());
        foreach (var (days, mails) in new[] { (1, 1), (2, 2), (4, 2), (5, 3), (9, 3) })
        {
            await AtDayAsync(desk, ticket, days, clockwork);
            Assert.Equal((days, mails), (days, (await desk.MailsToAsync(ticket.Mail)).Count));
            Assert.Equal(TicketState.Pending, (await desk.ReadAsync(ticket)).State);
        }

        await AtDayAsync(desk, ticket, 10, clockwork);
        Assert.Equal(TicketState.Closed, (await desk.ReadAsync(ticket)).State);
        Assert.Equal(4, (await desk.MailsToAsync(ticket.Mail)).Count);
    }

    [Fact]
    public async Task At_night_nobody_is_reminded_and_nothing_is_closed()
    {
        await using var desk = await Desk.OpenAsync(data);
        desk.UntilHour(20);
        var (ticket, clockwork) = (await PendingAsync(desk, new()), desk.Get<Clockwork>());
        await AtDayAsync(desk, ticket, 2, clockwork);
        Assert.Single(await desk.MailsToAsync(ticket.Mail));
        desk.UntilHour(8);
        await clockwork.RemindAsync(Ct);
        Assert.Equal(2, (await desk.MailsToAsync(ticket.Mail)).Count);
        await AtDayAsync(desk, ticket, 10, clockwork);
        Assert.Equal(TicketState.Pending, (await desk.ReadAsync(ticket)).State);
        desk.UntilHour(8);
        await clockwork.CloseSilentAsync(Ct);
        Assert.Equal(TicketState.Closed, (await desk.ReadAsync(ticket)).State);
    }

    [Fact]
    public async Task Silence_closes_what_was_solved_after_three_days_but_never_a_complaint()
    {
        await using var desk = await Desk.OpenAsync(data);
        desk.UntilHour(10);
        var agent = await desk.SomebodyAsync(Roles.Agent1);
        var (ticket, complaint) = (await desk.TicketAsync(), await desk.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) }));
        var waiting = await PendingAsync(desk, new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) });
        foreach (var solved in new[] { ticket, complaint }) Assert.Null(await desk.Get<AgentDesk>().ReplyAsync(agent, solved, new Reply("Gelöst. Wenn nicht: schreiben.", TicketState.Resolved), Ct));
        desk.Clock.Advance(TimeSpan.FromHours(71));
        await desk.Get<Clockwork>().CloseSilentAsync(Ct);
        Assert.Equal(TicketState.Resolved, (await desk.ReadAsync(ticket)).State);
        desk.Clock.Advance(TimeSpan.FromDays(40) + TimeSpan.FromHours(1)); // 71 hours after ten it was nine
        await desk.Get<Clockwork>().CloseSilentAsync(Ct);
        Assert.Equal(TicketState.Closed, (await desk.ReadAsync(ticket)).State);
        Assert.Equal(TicketState.Resolved, (await desk.ReadAsync(complaint)).State);
        Assert.Equal(TicketState.Pending, (await desk.ReadAsync(waiting)).State);
    }

    [Fact]
    public async Task A_promise_is_announced_before_it_is_broken_and_when_it_is_each_once()
    {
        await using var desk = await Desk.OpenAsync(data);
        var (agent, ticket, clockwork) = (await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync(new() { Due = TimeSpan.FromHours(1) }), desk.Get<Clockwork>());
        await clockwork.AnnounceAsync(Ct);
        Assert.Empty(await KindsAsync(desk, ticket));
        desk.Clock.Advance(TimeSpan.FromMinutes(31));
        await Task.WhenAll(clockwork.AnnounceAsync(Ct), clockwork.AnnounceAsync(Ct));
        Assert.Equal([Alerts.DueSoon], await KindsAsync(desk, ticket));
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await clockwork.AnnounceAsync(Ct);
        await clockwork.AnnounceAsync(Ct);
        Assert.Equal([Alerts.DueSoon, Alerts.Overdue], await KindsAsync(desk, ticket));
        var alert = (await desk.Get<Alerts>().OpenAsync(Rights.Of(agent), agent.PersonId, Ct)).First(a => a.Reference == ticket.Reference);
        var second = await desk.SomebodyAsync(Roles.Agent2);
        await desk.Get<Alerts>().SeenAsync(Rights.Of(second), second, alert.Id, Ct); // of another level
        Assert.Contains(alert.Id, (await desk.Get<Alerts>().OpenAsync(Rights.Of(agent), agent.PersonId, Ct)).Select(a => a.Id));
        await desk.Get<Alerts>().SeenAsync(Rights.Of(agent), agent, alert.Id, Ct);
        Assert.DoesNotContain(alert.Id, (await desk.Get<Alerts>().OpenAsync(Rights.Of(agent), agent.PersonId, Ct)).Select(a => a.Id));
    }

    [Fact]
    public async Task A_ticket_that_waits_for_the_customer_is_never_overdue()
    {
        await using var desk = await Desk.OpenAsync(data);
        var ticket = await PendingAsync(desk, new());
        desk.Clock.Advance(TimeSpan.FromDays(2));
        await desk.Get<Clockwork>().AnnounceAsync(Ct);
        Assert.Empty(await KindsAsync(desk, ticket));
    }

    private static async Task<Ticket> PendingAsync(Desk desk, TestTicket given)
    {
        var (agent, ticket) = (await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync(given));
        Assert.Null(await desk.Get<AgentDesk>().ReplyAsync(agent, ticket, new Reply("Welche Lampe leuchtet?", TicketState.Pending), Ct));
        return await desk.ReadAsync(ticket);
    }

    private static async Task AtDayAsync(Desk desk, Ticket ticket, int day, Clockwork clockwork)
    {
        desk.Clock.Advance(ticket.PausedAt!.Value.AddDays(day).AddMinutes(1) - desk.Clock.GetUtcNow());
        await clockwork.RemindAsync(Ct);
        await clockwork.CloseSilentAsync(Ct);
    }

    private static Task<IReadOnlyList<string>> KindsAsync(Desk desk, Ticket ticket) => desk.Db.ListAsync<string>("select kind from alert where ticket_id = @Id order by id", new { ticket.Id }, Ct);

    public sealed class OnSqlite(SqliteFixture data) : ClockworkTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ClockworkTests(data), IClassFixture<PostgresFixture>;
}
