using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>What happens by itself, and how often.</summary>
public abstract class SlaMonitorTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_who_has_to_answer_is_reminded_twice_and_then_the_request_ends()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        host.UntilHour(10);
        var (ticket, clockwork) = (await PendingAsync(host, new()), host.Get<SlaMonitor>());
        foreach (var (days, mails) in new[] { (1, 1), (2, 2), (4, 2), (5, 3), (9, 3) })
        {
            await AtDayAsync(host, ticket, days, clockwork);
            Assert.Equal((days, mails), (days, (await host.MailsToAsync(ticket.Email)).Count));
            Assert.Equal(TicketState.Pending, (await host.ReadAsync(ticket)).State);
        }

        await AtDayAsync(host, ticket, 10, clockwork);
        Assert.Equal(TicketState.Closed, (await host.ReadAsync(ticket)).State);
        Assert.Equal(4, (await host.MailsToAsync(ticket.Email)).Count);
    }

    [Fact]
    public async Task At_night_nobody_is_reminded_and_nothing_is_closed()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        host.UntilHour(20);
        var (ticket, clockwork) = (await PendingAsync(host, new()), host.Get<SlaMonitor>());
        await AtDayAsync(host, ticket, 2, clockwork);
        Assert.Single(await host.MailsToAsync(ticket.Email));
        host.UntilHour(8);
        await clockwork.RemindAsync(Ct);
        Assert.Equal(2, (await host.MailsToAsync(ticket.Email)).Count);
        await AtDayAsync(host, ticket, 10, clockwork);
        Assert.Equal(TicketState.Pending, (await host.ReadAsync(ticket)).State);
        host.UntilHour(8);
        await clockwork.CloseInactiveAsync(Ct);
        Assert.Equal(TicketState.Closed, (await host.ReadAsync(ticket)).State);
    }

    [Fact]
    public async Task Silence_closes_what_was_solved_after_three_days_but_never_a_complaint()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        host.UntilHour(10);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var (ticket, complaint) = (
            await host.TicketAsync(),
            await host.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) })
        );
        var waiting = await PendingAsync(host, new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) });
        foreach (var solved in new[] { ticket, complaint })
            Assert.Null(
                await host.Get<AgentService>()
                    .ReplyAsync(agent, solved, new Reply("Gelöst. Wenn nicht: schreiben.", TicketState.Resolved), Ct)
            );
        host.Clock.Advance(TimeSpan.FromHours(71));
        await host.Get<SlaMonitor>().CloseInactiveAsync(Ct);
        Assert.Equal(TicketState.Resolved, (await host.ReadAsync(ticket)).State);
        host.Clock.Advance(TimeSpan.FromDays(40) + TimeSpan.FromHours(1)); // 71 hours after ten it was nine
        await host.Get<SlaMonitor>().CloseInactiveAsync(Ct);
        Assert.Equal(TicketState.Closed, (await host.ReadAsync(ticket)).State);
        Assert.Equal(TicketState.Resolved, (await host.ReadAsync(complaint)).State);
        Assert.Equal(TicketState.Pending, (await host.ReadAsync(waiting)).State);
    }

    [Fact]
    public async Task A_promise_is_announced_before_it_is_broken_and_when_it_is_each_once()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket, clockwork) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.TicketAsync(new() { Due = TimeSpan.FromHours(1) }),
            host.Get<SlaMonitor>()
        );
        await clockwork.WarnAsync(Ct);
        Assert.Empty(await KindsAsync(host, ticket));
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await Task.WhenAll(clockwork.WarnAsync(Ct), clockwork.WarnAsync(Ct));
        Assert.Equal([Alerts.DueSoon], await KindsAsync(host, ticket));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await clockwork.WarnAsync(Ct);
        await clockwork.WarnAsync(Ct);
        Assert.Equal([Alerts.DueSoon, Alerts.Overdue], await KindsAsync(host, ticket));
        var alert = (await host.Get<Alerts>().OpenAsync(AgentPermissions.For(agent), agent.PersonId, Ct)).First(a =>
            a.Reference == ticket.Reference
        );
        var second = await host.SomebodyAsync(Roles.Agent2);
        await host.Get<Alerts>().SeenAsync(AgentPermissions.For(second), second, alert.Id, Ct); // of another level
        Assert.Contains(alert.Id, (await host.Get<Alerts>().OpenAsync(AgentPermissions.For(agent), agent.PersonId, Ct)).Select(a => a.Id));
        await host.Get<Alerts>().SeenAsync(AgentPermissions.For(agent), agent, alert.Id, Ct);
        Assert.DoesNotContain(
            alert.Id,
            (await host.Get<Alerts>().OpenAsync(AgentPermissions.For(agent), agent.PersonId, Ct)).Select(a => a.Id)
        );
    }

    [Fact]
    public async Task A_ticket_that_waits_for_the_customer_is_never_overdue()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var ticket = await PendingAsync(host, new());
        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.Get<SlaMonitor>().WarnAsync(Ct);
        Assert.Empty(await KindsAsync(host, ticket));
    }

    private static async Task<Ticket> PendingAsync(AgentTestHost host, TestTicket given)
    {
        var (agent, ticket) = (await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync(given));
        Assert.Null(await host.Get<AgentService>().ReplyAsync(agent, ticket, new Reply("Welche Lampe leuchtet?", TicketState.Pending), Ct));
        return await host.ReadAsync(ticket);
    }

    private static async Task AtDayAsync(AgentTestHost host, Ticket ticket, int day, SlaMonitor clockwork)
    {
        host.Clock.Advance(ticket.PausedAt!.Value.AddDays(day).AddMinutes(1) - host.Clock.GetUtcNow());
        await clockwork.RemindAsync(Ct);
        await clockwork.CloseInactiveAsync(Ct);
    }

    private static Task<IReadOnlyList<string>> KindsAsync(AgentTestHost host, Ticket ticket) =>
        host.Db.ListAsync<string>("select kind from alert where ticket_id = @Id order by id", new { ticket.Id }, Ct);

    public sealed class OnSqlite(SqliteFixture data) : SlaMonitorTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SlaMonitorTests(data), IClassFixture<PostgresFixture>;
}
