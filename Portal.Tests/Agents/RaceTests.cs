using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>
/// Two who change one ticket at the same moment over two connections: one waits for the other, what it then finds counts, and a refusal
/// leaves nothing behind.
/// </summary>
public sealed class RaceTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private const string Blocked = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    private const string OpenOffers = "select count(*) from handover where ticket_id = @Id and accepted_at is null and returned_at is null";
    private const string Merges = "select count(*) from ticket_merge where ticket_id = @Id";

    private static readonly HandoverNote Package = new("No light", "Restarted", "Still dark", "Works from home", "A word by tonight");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_handover_that_is_accepted_while_the_customer_writes_stays_offered()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (first, second, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            host.Get<HandoverService>()
        );
        var ticket = await host.TicketAsync();
        Assert.Null(await verbs.OfferAsync(first, ticket, Package, Ct));
        ticket = await host.ReadAsync(ticket);
        Assert.Equal(AgentRefusal.Changed, await WhileAsync(work => WriteAsync(work, ticket), () => verbs.AcceptAsync(second, ticket, Ct)));
        Assert.Equal(1, await CountAsync(OpenOffers, ticket));
        Assert.DoesNotContain(await host.EntriesAsync(ticket), e => e.Kind == EntryKind.Handover);
        Assert.DoesNotContain("handover.accepted", await host.AuditAsync(ticket));
        Assert.Null(await verbs.AcceptAsync(second, await host.ReadAsync(ticket), Ct));
        Assert.Equal((2, second.PersonId), ((await host.ReadAsync(ticket)).Level, (await host.ReadAsync(ticket)).AssigneeId));
    }

    [Fact]
    public async Task Of_two_who_accept_and_return_a_handover_at_once_one_does()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (first, second, third, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            await host.SomebodyAsync(Roles.Agent2),
            host.Get<HandoverService>()
        );
        for (var round = 0; round < 5; round++)
        {
            var ticket = await host.TicketAsync();
            Assert.Null(await verbs.OfferAsync(first, ticket, Package, Ct));
            ticket = await host.ReadAsync(ticket);
            var answers = await Task.WhenAll(verbs.AcceptAsync(second, ticket, Ct), verbs.ReturnAsync(third, ticket, "Measure first.", Ct));
            Assert.Single(answers, a => a is null);
            var entries = await host.EntriesAsync(ticket);
            Assert.Equal(answers[0] is null, (await host.ReadAsync(ticket)).Level == 2);
            Assert.Equal(
                (answers[0] is null, answers[1] is null),
                (entries.Any(e => e.Kind == EntryKind.Handover), entries.Any(e => e.Text == "Measure first."))
            );
        }
    }

    [Fact]
    public async Task A_ticket_offered_by_two_at_once_is_offered_once()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (one, other, verbs, ticket) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent1),
            host.Get<HandoverService>(),
            await host.TicketAsync()
        );
        var answers = await Task.WhenAll(verbs.OfferAsync(one, ticket, Package, Ct), verbs.OfferAsync(other, ticket, Package, Ct));
        Assert.Single(answers, a => a is null);
        Assert.Equal(1, await CountAsync(OpenOffers, ticket));
    }

    [Fact]
    public async Task A_duplicate_whose_customer_writes_meanwhile_is_not_merged_by_halves()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, verbs) = (await host.SomebodyAsync(Roles.Agent1), host.Get<MergeService>());
        var (twice, kept) = (await host.TicketAsync(new() { Customer = "R1" }), await host.TicketAsync(new() { Customer = "R1" }));
        Assert.Equal(
            AgentRefusal.Changed,
            await WhileAsync(work => WriteAsync(work, twice), () => verbs.MergeAsync(agent, twice, kept, "the same", Ct))
        );
        Assert.Equal(0, await CountAsync(Merges, twice));
        Assert.Equal((TicketState.Acknowledged, null), ((await host.ReadAsync(twice)).State, (await host.ReadAsync(twice)).MergedIntoId));
        Assert.DoesNotContain(await host.EntriesAsync(kept), e => e.Kind == EntryKind.Merge);
        Assert.Empty(await host.MailsToAsync(twice.Email));
        Assert.Equal(kept.Version, (await host.ReadAsync(kept)).Version);
    }

    [Fact]
    public async Task What_the_customer_writes_in_the_other_ticket_stops_no_merge_and_is_not_lost()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, verbs) = (await host.SomebodyAsync(Roles.Agent1), host.Get<MergeService>());
        var (twice, kept) = (await host.TicketAsync(new() { Customer = "R2" }), await host.TicketAsync(new() { Customer = "R2" }));
        Assert.Null(await WhileAsync(work => WriteAsync(work, kept), () => verbs.MergeAsync(agent, twice, kept, "the same", Ct)));
        Assert.Equal(kept.Version + 2, (await host.ReadAsync(kept)).Version);
        var merged = await host.ReadAsync(twice);
        Assert.Null(await WhileAsync(work => WriteAsync(work, kept), () => verbs.UndoAsync(agent, merged, Ct)));
        Assert.Equal(kept.Version + 4, (await host.ReadAsync(kept)).Version);
        Assert.Equal(2, (await host.EntriesAsync(kept)).Count(e => e.Kind == EntryKind.Reply));
    }

    [Fact]
    public async Task Two_tickets_merged_into_each_other_at_once_do_not_both_end()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, verbs) = (await host.SomebodyAsync(Roles.Agent1), host.Get<MergeService>());
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await host.TicketAsync(new() { Customer = "R3" }), await host.TicketAsync(new() { Customer = "R3" }));
            var answers = await Task.WhenAll(
                verbs.MergeAsync(agent, one, other, "same", Ct),
                verbs.MergeAsync(agent, other, one, "same", Ct)
            );
            Assert.Single(answers, a => a is null);
            Assert.Single([await host.ReadAsync(one), await host.ReadAsync(other)], t => t.MergedIntoId is null);
        }
    }

    [Fact]
    public async Task An_agent_who_answers_or_assigns_while_the_customer_writes_is_told_and_nothing_was_done()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, verbs) = (await host.SomebodyAsync(Roles.Agent1), host.Get<AgentService>());
        var ticket = await host.TicketAsync();
        Assert.Equal(
            AgentRefusal.Changed,
            await WhileAsync(
                work => WriteAsync(work, ticket),
                () => verbs.ReplyAsync(agent, ticket, new Reply("Solved?", TicketState.Resolved), Ct)
            )
        );
        Assert.Empty(await host.MailsToAsync(ticket.Email));
        ticket = await host.ReadAsync(ticket);
        Assert.Equal(
            AgentRefusal.Changed,
            await WhileAsync(work => WriteAsync(work, ticket), () => verbs.AssignAsync(agent, ticket, agent.PersonId, Ct))
        );
        Assert.Null((await host.ReadAsync(ticket)).AssigneeId);
        Assert.Empty(await host.AuditAsync(ticket));
        Assert.Equal(2, (await host.EntriesAsync(ticket)).Count);
    }

    [Fact]
    public async Task A_customer_who_writes_while_the_request_is_being_solved_opens_it_again()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (ticket, verbs) = (await host.TicketAsync(), host.Get<TicketService>());
        var answer = await WhileAsync(
            async work =>
                await work.SaveAsync((await work.TicketAsync(ticket.Id)).Next(TicketTrigger.AgentReply, TicketState.Resolved, work.Now)!),
            () => verbs.ReplyAsync(ticket, new TicketActor(null, "Customer", "guest"), "Still dark.", new(IdempotencyKey.New()), Ct)
        );
        Assert.Null(answer);
        var after = await host.ReadAsync(ticket);
        Assert.Equal((TicketState.InProgress, 1, null), (after.State, after.ReopenCount, after.ResolvedAt));
    }

    [Fact]
    public async Task Who_writes_a_note_waits_for_nobody()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, ticket) = (await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync());
        await host.Db.WriteAsync(
            async work =>
            {
                await work.TicketAsync(ticket.Id);
                await data.Another()
                    .WriteAsync(
                        note =>
                            note.EntryAsync(ticket.Id, AgentService.Own(agent, EntryKind.Note, false) with { Text = "Neighbours too." }),
                        CancellationToken.None
                    )
                    .WaitAsync(TimeSpan.FromSeconds(20));
            },
            Ct
        );
        Assert.Single(await host.EntriesAsync(ticket));
    }

    // The first change stays open until the second waits for it, as close as two can come.
    private async Task<T> WhileAsync<T>(Func<UnitOfWork, Task> first, Func<Task<T>> verb)
    {
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = data.Another()
            .WriteAsync(
                async work =>
                {
                    await first(work);
                    begun.TrySetResult();
                    await gate.Task;
                },
                Ct
            );
        await Task.WhenAny(begun.Task, held);
        var second = verb();
        await Until.TrueAsync(
            async () => second.IsCompleted || await data.Database.SingleOrDefaultAsync<long>(Blocked, ct: Ct) > 0,
            () => "Nobody waits.",
            Ct
        );
        gate.SetResult();
        await held;
        return await second;
    }

    private static async Task WriteAsync(UnitOfWork work, Ticket ticket)
    {
        await work.SaveAsync((await work.TicketAsync(ticket.Id)).AfterReply(work.Now)!);
        await work.EntryAsync(
            ticket.Id,
            new NewEntry(EntryKind.Reply, Side.Customer, true) { Name = "Customer", Text = "One thing more." }
        );
    }

    private async Task<long> CountAsync(string sql, Ticket ticket) =>
        await data.Database.SingleOrDefaultAsync<long>(sql, new { ticket.Id }, Ct);
}
