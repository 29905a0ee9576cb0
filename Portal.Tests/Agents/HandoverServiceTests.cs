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
    public async Task A_ticket_stays_with_its_level_until_the_next_accepts_it_and_the_customer_is_told_nothing_of_the_desk()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (first, second, ticket, verbs) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.SomebodyAsync(Roles.Agent2),
            await desk.TicketAsync(),
            desk.Get<HandoverService>()
        );
        Assert.Null(await verbs.OfferAsync(first, ticket, Package, Ct));
        Assert.Equal(1, (ticket = await desk.ReadAsync(ticket)).Level);
        Assert.Equal(AgentRefusal.Offered, await verbs.OfferAsync(first, ticket, Package, Ct));
        Assert.Equal(AgentRefusal.NotYourLevel, await verbs.AcceptAsync(first, ticket, Ct));
        Assert.Null(await verbs.AcceptAsync(second, ticket, Ct));
        ticket = await desk.ReadAsync(ticket);
        Assert.Equal((2, second.PersonId), (ticket.Level, ticket.AssigneeId));
        Assert.Equal(AgentRefusal.Answered, await verbs.AcceptAsync(second, ticket, Ct));
        var told = Assert.Single(await desk.EntriesAsync(ticket), e => e.IsPublic);
        Assert.Equal((EntryKind.Handover, "2", ""), (told.Kind, told.Detail, told.Text));
    }

    [Fact]
    public async Task What_is_returned_comes_back_with_its_reason_and_an_alert()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (first, second, ticket, verbs) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.SomebodyAsync(Roles.Agent2),
            await desk.TicketAsync(),
            desk.Get<HandoverService>()
        );
        await verbs.OfferAsync(first, ticket, Package, Ct);
        Assert.Null(await verbs.ReturnAsync(second, await desk.ReadAsync(ticket), "The line test is missing.", Ct));
        Assert.Contains(await desk.EntriesAsync(ticket), e => e is { Text: "The line test is missing.", IsPublic: false });
        Assert.Equal(Alerts.HandoverReturned, Assert.Single(await AlertsAsync(desk, first, ticket)).Kind);
        Assert.Null(await verbs.OfferAsync(first, await desk.ReadAsync(ticket), Package, Ct));
    }

    [Fact]
    public async Task What_nobody_accepts_in_time_goes_back_by_itself_once()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (first, ticket) = (await desk.SomebodyAsync(Roles.Agent1), await desk.TicketAsync());
        await desk.Get<HandoverService>().OfferAsync(first, ticket, Package, Ct);
        await desk.Get<SlaMonitor>().ExpireHandoversAsync(Ct);
        Assert.Empty(await AlertsAsync(desk, first, ticket));
        desk.Clock.Advance(TimeSpan.FromHours(5));
        await Task.WhenAll(desk.Get<SlaMonitor>().ExpireHandoversAsync(Ct), desk.Get<SlaMonitor>().ExpireHandoversAsync(Ct));
        Assert.Equal(Alerts.HandoverLapsed, Assert.Single(await AlertsAsync(desk, first, ticket)).Kind);
        Assert.Single(await desk.EntriesAsync(ticket), e => e.Kind == EntryKind.Note);
    }

    [Fact]
    public async Task Above_the_third_level_there_is_nobody()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (third, ticket) = (await desk.SomebodyAsync(Roles.Agent3), await desk.TicketAsync(new() { Level = 3 }));
        Assert.Equal(AgentRefusal.NoHigherLevel, await desk.Get<HandoverService>().OfferAsync(third, ticket, Package, Ct));
    }

    [Fact]
    public async Task A_ticket_goes_up_by_itself_once_for_each_rule()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var reopened = await desk.TicketAsync(new() { ReopenCount = 2 });
        var dark = await desk.TicketAsync(new() { Severity = Severity.Total });
        var complaint = await desk.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromDays(21) });
        var (usual, rules) = (await desk.TicketAsync(), desk.Get<EscalationRules>());
        await rules.ApplyAsync(Ct);
        Assert.Equal([EscalationRules.Reopened], await OffersAsync(desk, reopened));
        Assert.Empty(await OffersAsync(desk, dark));
        desk.Clock.Advance(TimeSpan.FromHours(24));
        await Task.WhenAll(rules.ApplyAsync(Ct), rules.ApplyAsync(Ct));
        Assert.Equal([EscalationRules.TotalLoss], await OffersAsync(desk, dark));
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await rules.ApplyAsync(Ct);
        await desk.Get<SlaMonitor>().ExpireHandoversAsync(Ct);
        await rules.ApplyAsync(Ct);
        Assert.Equal([EscalationRules.ComplaintHalf], await OffersAsync(desk, complaint));
        Assert.Equal([EscalationRules.TotalLoss], await OffersAsync(desk, dark));
        Assert.Empty(await OffersAsync(desk, usual));
    }

    [Fact]
    public async Task A_duplicate_ends_in_the_other_ticket_and_stands_again_as_it_stood_when_that_was_wrong()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, kept, twice, verbs) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.TicketAsync(new() { Customer = "K1" }),
            await desk.TicketAsync(new() { Customer = "K1" }),
            desk.Get<MergeService>()
        );
        Assert.Null(await verbs.MergeAsync(agent, twice, kept, "The same red lamp", Ct));
        var merged = await desk.ReadAsync(twice);
        Assert.Equal((TicketState.Rejected, kept.Id), (merged.State, merged.MergedIntoId));
        Assert.Contains(await desk.EntriesAsync(twice), e => e is { Kind: EntryKind.Merge, IsPublic: true } && e.Detail == kept.Reference);
        Assert.Null(await verbs.UndoAsync(agent, merged, Ct));
        var again = await desk.ReadAsync(twice);
        Assert.Equal(
            (TicketState.Acknowledged, (long?)null, (DateTimeOffset?)null, (DateTimeOffset?)null),
            (again.State, again.MergedIntoId, again.ClosedAt, again.ResolvedAt)
        );
        Assert.Equal(AgentRefusal.NotFromHere, await verbs.UndoAsync(agent, again, Ct));
    }

    [Fact]
    public async Task Tickets_of_two_customers_and_complaints_are_never_merged()
    {
        await using var desk = await AgentTestHost.OpenAsync(data);
        var (agent, one, verbs) = (
            await desk.SomebodyAsync(Roles.Agent1),
            await desk.TicketAsync(new() { Customer = "K2" }),
            desk.Get<MergeService>()
        );
        Assert.Equal(
            AgentRefusal.NotMergeable,
            await verbs.MergeAsync(agent, one, await desk.TicketAsync(new() { Customer = "K3" }), "x", Ct)
        );
        Assert.Equal(
            AgentRefusal.NotMergeable,
            await verbs.MergeAsync(agent, await desk.TicketAsync(new() { Customer = "K2", Type = TicketType.Complaint }), one, "x", Ct)
        );
        Assert.Equal(AgentRefusal.NotMergeable, await verbs.MergeAsync(agent, one, one, "x", Ct));
        Assert.Equal(
            AgentRefusal.NotMergeable,
            await verbs.MergeAsync(agent, await desk.TicketAsync(), await desk.TicketAsync(), "two guests", Ct)
        );
    }

    private static Task<IReadOnlyList<string>> OffersAsync(AgentTestHost desk, Ticket ticket) =>
        desk.Db.ListAsync<string>("select reason from handover where ticket_id = @Id order by id", new { ticket.Id }, Ct);

    private static async Task<IReadOnlyList<Alerts.Alert>> AlertsAsync(AgentTestHost desk, Me me, Ticket ticket) =>
        [.. (await desk.Get<Alerts>().OpenAsync(AgentPermissions.For(me), me.PersonId, Ct)).Where(a => a.Reference == ticket.Reference)];

    public sealed class OnSqlite(SqliteFixture data) : HandoverServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : HandoverServiceTests(data), IClassFixture<PostgresFixture>;
}
