using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>The queue and the reports on each database.</summary>
public abstract class QueueTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_the_queue_follow_each_other_due_first_and_back()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        for (var n = 0; n < 23; n++)
            await host.TicketAsync(new() { Level = 3, Due = TimeSpan.FromHours(5 + (n * 7 % 4)) });
        var (queue, filter) = (host.Get<TicketQueue>(), new QueueFilter { Level = 3 });
        var seen = new List<TicketQueue.Item>();
        for (
            QueueCursor? after = null;
            await queue.PageAsync(filter, 0, after, null, 10, Ct) is { Count: > 0 } page;
            after = page[^1].Cursor
        )
            seen.AddRange(page);
        Assert.Equal((23, 23), (seen.Count, seen.Select(r => r.Id).Distinct().Count()));
        Assert.Equal(seen.OrderBy(r => r.NextUpdateDue).ThenBy(r => r.Id).Select(r => r.Id), seen.Select(r => r.Id));
        Assert.Equal(
            seen.Skip(3).Take(10).Select(r => r.Id),
            (await queue.PageAsync(filter, 0, null, seen[13].Cursor, 10, Ct)).Select(r => r.Id)
        );
        Assert.Equal(23, await queue.CountAsync(filter, 0, Ct));
    }

    [Fact]
    public async Task Every_filter_narrows_the_queue_and_a_search_finds_the_customer()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent2);
        var mine = await host.TicketAsync(
            new()
            {
                Level = 2,
                Language = "ca",
                Type = TicketType.Billing,
                Priority = 1,
                Customer = "Q77",
                Email = "found@example.org",
            }
        );
        await host.TicketAsync(new() { Level = 2 });
        Assert.Null(await host.Get<AgentService>().TakeAsync(agent, mine, Ct));
        var (queue, all) = (host.Get<TicketQueue>(), new QueueFilter { Level = 2 });
        QueueFilter[] filters =
        [
            all with
            {
                In = "ca",
            },
            all with
            {
                Type = TicketType.Billing,
            },
            all with
            {
                Priority = 1,
            },
            all with
            {
                Whose = AssigneeFilter.Mine,
            },
            all with
            {
                Level = null,
                Text = "Q77",
            },
            all with
            {
                Level = null,
                Text = "q-77",
            },
            all with
            {
                Level = null,
                Text = "Customer number: Q 77",
            },
            all with
            {
                Level = null,
                Text = "found@example.org",
            },
            all with
            {
                In = "ca",
                Type = TicketType.Billing,
                Priority = 1,
                Skill = Skill.Technical,
                Whose = AssigneeFilter.Mine,
            },
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(mine.Reference, Assert.Single(await queue.PageAsync(filter, agent.PersonId, null, null, 10, Ct)).Reference);
            Assert.Equal(1, await queue.CountAsync(filter, agent.PersonId, Ct));
        }

        foreach (
            var filter in new[]
            {
                all with
                {
                    Show = QueueStatus.Waiting,
                },
                all with
                {
                    Show = QueueStatus.Resolved,
                },
                all with
                {
                    Skill = Skill.Privacy,
                },
            }
        )
            Assert.Empty(await queue.PageAsync(filter, agent.PersonId, null, null, 10, Ct));
        Assert.DoesNotContain(
            await queue.PageAsync(all with { Whose = AssigneeFilter.Nobody }, agent.PersonId, null, null, 10, Ct),
            r => r.Id == mine.Id
        );
    }

    [Fact]
    public async Task Handovers_alerts_views_and_presence_are_read_back()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, colleague, ticket) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            await host.TicketAsync(new() { Due = TimeSpan.FromMinutes(5) })
        );
        await host.Get<HandoverService>().OfferAsync(agent, ticket, new HandoverNote("a", "b", "c", "d", "e"), Ct);
        Assert.Contains(await host.Get<TicketQueue>().OffersAsync(2, Ct), o => o.Reference == ticket.Reference);
        await host.Get<SlaMonitor>().WarnAsync(Ct);
        Assert.Contains(
            await host.Get<Alerts>().OpenAsync(AgentPermissions.For(agent), agent.PersonId, Ct),
            a => a.Reference == ticket.Reference
        );
        await host.Get<SavedViews>().KeepAsync(agent.PersonId, "Mine", "level=1", Ct);
        Assert.Equal("level=1", Assert.Single(await host.Get<SavedViews>().ListAsync(agent.PersonId, Ct)).Query);
        await host.Get<Presence>().ShowAsync(ticket.Id, colleague.PersonId, isWriting: true, Ct);
        Assert.True(Assert.Single(await host.Get<Presence>().OthersAsync(ticket.Id, agent.PersonId, Ct)).IsWriting);
        Assert.Equal(
            colleague.Name,
            (await host.Get<TicketQueue>().PageAsync(new QueueFilter { Level = 1 }, agent.PersonId, null, null, 50, Ct))
                .First(r => r.Id == ticket.Id)
                .Present
        );
    }

    [Fact]
    public async Task Reports_count_what_came_in_was_answered_in_time_solved_and_opened_again()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, verbs, reports) = (await host.SomebodyAsync(Roles.Agent1), host.Get<AgentService>(), host.Get<ReportBuilder>());
        host.Clock.Advance(TimeSpan.FromDays(100)); // away from what other tests have left
        var (quick, late, _) = (
            await host.TicketAsync(new() { Language = "es" }),
            await host.TicketAsync(new() { Language = "es", Due = TimeSpan.FromMinutes(1) }),
            await host.TicketAsync(new() { Language = "pt", ReopenCount = 1 })
        );
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        foreach (var ticket in new[] { quick, late })
            Assert.Null(await verbs.ReplyAsync(agent, ticket, new Reply("done", TicketState.Resolved), Ct));
        var report = await reports.ReadAsync(7, ReportGrouping.Language, Ct);
        Assert.Equal((3, 2, 2, 1, 1), (report.All.Opened, report.All.Answered, report.All.Solved, report.All.InTime, report.All.Reopened));
        Assert.InRange(report.All.FirstReply!.Value.TotalMinutes, 9.99, 10.01);
        Assert.Equal([("es", 2), ("pt", 1)], report.Groups.Select(g => (g.Name, g.Opened)));
        Assert.Equal(3, report.Days.Sum(d => d.Opened));
        foreach (var by in Enum.GetValues<ReportGrouping>())
            Assert.Equal(3, (await reports.ReadAsync(30, by, Ct)).Groups.Sum(g => g.Opened));
    }

    [Fact]
    public async Task Ready_replies_are_kept_in_each_language()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (supervisor, replies) = (await host.SomebodyAsync(Roles.Supervisor), host.Get<CannedReplies>());
        await replies.KeepAsync(supervisor, null, "de", "Gruß", "Guten Tag", Ct);
        var kept = Assert.Single(await replies.InAsync("de", Ct));
        await replies.KeepAsync(supervisor, kept.Key, "pt", "Saudação", "Bom dia", Ct);
        Assert.Equal(
            ("Bom dia", "Guten Tag"),
            ((await replies.FindAsync(kept.Key, "pt", Ct))!.Text, (await replies.FindAsync(kept.Key, "de", Ct))!.Text)
        );
        await replies.RemoveAsync(supervisor, kept.Key, "de", Ct);
        Assert.Empty(await replies.InAsync("de", Ct));
    }

    public sealed class OnSqlite(SqliteFixture data) : QueueTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : QueueTests(data), IClassFixture<PostgresFixture>;
}
