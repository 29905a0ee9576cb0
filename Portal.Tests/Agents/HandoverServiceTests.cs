using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>From level to level, and two tickets that are one.</summary>
public abstract class HandoverServiceTests(DatabaseFixture data)
{
    private static readonly HandoverNote Package = new(
        "No light on the fibre",
        "Restarted the box",
        "Still dark",
        "Works from home, nothing goes",
        "A word by tonight"
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_stays_with_its_level_until_the_next_accepts_it_and_the_customer_is_told_nothing_of_the_help_desk()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (first, second, ticket, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            await host.TicketAsync(),
            host.Get<HandoverService>()
        );
        Assert.Null(await verbs.OfferAsync(first, ticket, Package, Ct));
        Assert.Equal(1, (ticket = await host.ReadAsync(ticket)).Level);
        Assert.Equal(AgentRefusal.Offered, await verbs.OfferAsync(first, ticket, Package, Ct));
        Assert.Equal(AgentRefusal.NotYourLevel, await verbs.AcceptAsync(first, ticket, Ct));
        Assert.Null(await verbs.AcceptAsync(second, ticket, Ct));
        ticket = await host.ReadAsync(ticket);
        Assert.Equal((2, second.PersonId), (ticket.Level, ticket.AssigneeId));
        Assert.Equal(AgentRefusal.Answered, await verbs.AcceptAsync(second, ticket, Ct));
        var told = Assert.Single(await host.EntriesAsync(ticket), e => e.IsPublic);
        Assert.Equal((EntryKind.Handover, "2", ""), (told.Kind, told.Detail, told.Text));
    }

    [Fact]
    public async Task What_is_returned_comes_back_with_its_reason_and_an_alert()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (first, second, ticket, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            await host.TicketAsync(),
            host.Get<HandoverService>()
        );
        await verbs.OfferAsync(first, ticket, Package, Ct);
        Assert.Null(await verbs.ReturnAsync(second, await host.ReadAsync(ticket), "The line test is missing.", Ct));
        Assert.Contains(await host.EntriesAsync(ticket), e => e is { Text: "The line test is missing.", IsPublic: false });
        Assert.Equal(Alerts.HandoverReturned, Assert.Single(await AlertsAsync(host, first, ticket)).Kind);
        Assert.Null(await verbs.OfferAsync(first, await host.ReadAsync(ticket), Package, Ct));
    }

    [Fact]
    public async Task What_nobody_accepts_in_time_goes_back_by_itself_once()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (first, ticket) = (await host.SomebodyAsync(Roles.Agent1), await host.TicketAsync());
        await host.Get<HandoverService>().OfferAsync(first, ticket, Package, Ct);
        await host.Get<SlaMonitor>().ExpireHandoversAsync(Ct);
        Assert.Empty(await AlertsAsync(host, first, ticket));
        host.Clock.Advance(TimeSpan.FromHours(5));
        await Task.WhenAll(host.Get<SlaMonitor>().ExpireHandoversAsync(Ct), host.Get<SlaMonitor>().ExpireHandoversAsync(Ct));
        Assert.Equal(Alerts.HandoverLapsed, Assert.Single(await AlertsAsync(host, first, ticket)).Kind);
        Assert.Single(await host.EntriesAsync(ticket), e => e.Kind == EntryKind.Note);
    }

    [Fact]
    public async Task Above_the_third_level_there_is_nobody()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (third, ticket) = (await host.SomebodyAsync(Roles.Agent3), await host.TicketAsync(new() { Level = 3 }));
        Assert.Equal(AgentRefusal.NoHigherLevel, await host.Get<HandoverService>().OfferAsync(third, ticket, Package, Ct));
    }

    [Fact]
    public async Task A_ticket_goes_up_by_itself_once_for_each_rule()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var reopened = await host.TicketAsync(new() { ReopenCount = 2 });
        var dark = await host.TicketAsync(new() { Severity = Severity.Total });
        var complaint = await host.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) });
        var (usual, rules) = (await host.TicketAsync(), host.Get<EscalationRules>());
        await rules.ApplyAsync(Ct);
        Assert.Equal([EscalationRules.Reopened], await OffersAsync(host, reopened));
        Assert.Empty(await OffersAsync(host, dark));
        host.Clock.Advance(TimeSpan.FromHours(24));
        await Task.WhenAll(rules.ApplyAsync(Ct), rules.ApplyAsync(Ct));
        Assert.Equal([EscalationRules.TotalLoss], await OffersAsync(host, dark));
        host.Clock.Advance(TimeSpan.FromDays(10));
        await rules.ApplyAsync(Ct);
        await host.Get<SlaMonitor>().ExpireHandoversAsync(Ct);
        await rules.ApplyAsync(Ct);
        Assert.Equal([EscalationRules.ComplaintHalf], await OffersAsync(host, complaint));
        Assert.Equal([EscalationRules.TotalLoss], await OffersAsync(host, dark));
        Assert.Empty(await OffersAsync(host, usual));
    }

    [Fact]
    public async Task A_duplicate_ends_in_the_other_ticket_and_stands_again_as_it_stood_when_that_was_wrong()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, kept, twice, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.TicketAsync(new() { Customer = "K1" }),
            await host.TicketAsync(new() { Customer = "K1" }),
            host.Get<MergeService>()
        );
        Assert.Null(await verbs.MergeAsync(agent, twice, kept, "The same red lamp", Ct));
        var merged = await host.ReadAsync(twice);
        Assert.Equal((TicketState.Rejected, kept.Id), (merged.State, merged.MergedIntoId));
        Assert.Contains(await host.EntriesAsync(twice), e => e is { Kind: EntryKind.Merge, IsPublic: true } && e.Detail == kept.Reference);
        Assert.Null(await verbs.UndoAsync(agent, merged, Ct));
        var again = await host.ReadAsync(twice);
        Assert.Equal(
            (TicketState.Acknowledged, (long?)null, (DateTimeOffset?)null, (DateTimeOffset?)null),
            (again.State, again.MergedIntoId, again.ClosedAt, again.ResolvedAt)
        );
        Assert.Equal(AgentRefusal.NotFromHere, await verbs.UndoAsync(agent, again, Ct));
    }

    [Fact]
    public async Task Tickets_of_two_customers_and_complaints_are_never_merged()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, one, verbs) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.TicketAsync(new() { Customer = "K2" }),
            host.Get<MergeService>()
        );
        Assert.Equal(
            AgentRefusal.NotMergeable,
            await verbs.MergeAsync(agent, one, await host.TicketAsync(new() { Customer = "K3" }), "x", Ct)
        );
        Assert.Equal(
            AgentRefusal.NotMergeable,
            await verbs.MergeAsync(agent, await host.TicketAsync(new() { Customer = "K2", Type = TicketType.Complaint }), one, "x", Ct)
        );
        Assert.Equal(AgentRefusal.NotMergeable, await verbs.MergeAsync(agent, one, one, "x", Ct));
        Assert.Equal(
            AgentRefusal.NotMergeable,
            await verbs.MergeAsync(agent, await host.TicketAsync(), await host.TicketAsync(), "two guests", Ct)
        );
    }

    private static Task<IReadOnlyList<string>> OffersAsync(AgentTestHost host, Ticket ticket) =>
        host.Db.ListAsync<string>("select reason from handover where ticket_id = @Id order by id", new { ticket.Id }, Ct);

    private static async Task<IReadOnlyList<Alerts.Alert>> AlertsAsync(AgentTestHost host, Me me, Ticket ticket) =>
        [.. (await host.Get<Alerts>().OpenAsync(AgentPermissions.For(me), me.PersonId, Ct)).Where(a => a.Reference == ticket.Reference)];

    public sealed class OnSqlite(SqliteFixture data) : HandoverServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : HandoverServiceTests(data), IClassFixture<PostgresFixture>;
}
