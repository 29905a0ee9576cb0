using Microsoft.AspNetCore.Http;
using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Tracking;

namespace Portal.Tests.Agents;

/// <summary>What was said in a duplicate is read in the ticket that goes on, for as long as they are one, by those it belongs to.</summary>
public abstract class DuplicateTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_help_desk_and_the_customer_read_both_until_it_is_taken_back()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var twice = await host.TicketAsync(
            new()
            {
                Customer = "D1",
                Email = "Twice@example.org",
                Text = "The lamp is red.",
            }
        );
        var kept = await host.TicketAsync(
            new()
            {
                Customer = "D1",
                Email = "twice@example.org",
                Text = "Still no internet.",
            }
        );
        await host.Get<AgentService>().NoteAsync(agent, twice, "Neighbours too.", Ct);
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, twice, kept, "The same red lamp", Ct));
        var entries = await host.EntriesAsync(kept);
        Assert.Equal(
            [
                ("The lamp is red.", twice.Reference),
                ("Still no internet.", kept.Reference),
                ("Neighbours too.", twice.Reference),
                ("The same red lamp", twice.Reference),
            ],
            entries.Where(e => e.Text != "").Select(e => (e.Text, e.Reference))
        );
        Assert.Equal([("The lamp is red.", twice.Reference), ("Still no internet.", null)], await SaidAsync(host, kept));
        Assert.DoesNotContain(await host.EntriesAsync(twice), e => e.Text == "Still no internet.");
        Assert.Equal(
            Portal.Web.Agents.AgentRefusal.Merged,
            await host.Get<AgentService>().ReplyAsync(agent, await host.ReadAsync(twice), new Reply("x", TicketState.InProgress), Ct)
        );

        Assert.Null(await host.Get<MergeService>().UndoAsync(agent, await host.ReadAsync(twice), Ct));
        Assert.DoesNotContain(await host.EntriesAsync(kept), e => e.Reference == twice.Reference);
        Assert.Equal([("Still no internet.", null)], await SaidAsync(host, kept));
        Assert.Contains(
            await host.EntriesAsync(kept),
            e => e is { Kind: EntryKind.Unmerge, IsPublic: true } && e.Detail == twice.Reference
        );
        Assert.Equal(kept.Version + 2, (await host.ReadAsync(kept)).Version);
    }

    [Fact]
    public async Task A_duplicate_of_a_duplicate_is_read_as_well()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var tickets = new List<Ticket>();
        foreach (var words in (string[])["one", "two", "three"])
            tickets.Add(
                await host.TicketAsync(
                    new()
                    {
                        Customer = "D2",
                        Email = "thrice@example.org",
                        Text = words,
                    }
                )
            );
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, tickets[0], tickets[1], "same", Ct));
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, await host.ReadAsync(tickets[1]), tickets[2], "same", Ct));
        Assert.Equal(["one", "two", "three"], (await SaidAsync(host, tickets[2])).Select(s => s.Text));
        Assert.Equal(
            ["one", "two", "three"],
            (await host.EntriesAsync(tickets[2])).Where(e => e.Kind == EntryKind.Opened).Select(e => e.Text)
        );
    }

    [Fact]
    public async Task Words_from_another_mailbox_are_the_agents_alone()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var (other, kept) = (
            await host.TicketAsync(
                new()
                {
                    Customer = "D3",
                    Email = "former@example.org",
                    Text = "Written by who had the line before.",
                }
            ),
            await host.TicketAsync(
                new()
                {
                    Customer = "D3",
                    Email = "now@example.org",
                    Text = "Mine.",
                }
            )
        );
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, other, kept, "one line", Ct));
        Assert.Equal([("Mine.", null)], await SaidAsync(host, kept));
        Assert.Contains(await host.EntriesAsync(kept), e => e.Text == "Written by who had the line before.");
    }

    [Fact]
    public async Task Whose_request_goes_on_elsewhere_is_told_by_mail_and_again_when_that_is_taken_back()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var (twice, kept) = (
            await host.TicketAsync(
                new()
                {
                    Customer = "D6",
                    Email = "told@example.org",
                    Language = "ca",
                }
            ),
            await host.TicketAsync(new() { Customer = "D6", Email = "other@example.org" })
        );
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, twice, kept, "the same lamp", Ct));
        Assert.Null(await host.Get<MergeService>().UndoAsync(agent, await host.ReadAsync(twice), Ct));
        var mails = await host.MailsToAsync("told@example.org");
        Assert.Equal(["ca", "ca"], mails.Select(m => m.Language));
        Assert.Contains(mails, m => $"{m.Blocks[0]}".Contains("una de sola", StringComparison.Ordinal));
        Assert.Contains(mails, m => $"{m.Blocks[0]}".Contains("per separat", StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain(kept.Reference, m.Subject + string.Concat(m.Blocks), StringComparison.Ordinal));
        Assert.Empty(await host.MailsToAsync("other@example.org"));
    }

    // Anybody can type an address; a browser that filed with it has not shown that its mails arrive there.
    [Fact]
    public async Task Words_of_a_mailbox_are_for_whom_it_is_known_to_belong_to()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var (theirs, typed) = (
            await host.TicketAsync(
                new()
                {
                    Customer = "D4",
                    Email = "both@example.org",
                    Text = "My number is 5.",
                }
            ),
            await host.TicketAsync(
                new()
                {
                    Customer = "D4",
                    Email = "both@example.org",
                    Text = "Typed.",
                }
            )
        );
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, theirs, typed, "the same address", Ct));
        Assert.Equal([("Typed.", null)], await SaidAsync(host, typed, hasMailbox: false));
        Assert.Equal(2, (await SaidAsync(host, typed)).Count());
    }

    [Fact]
    public async Task The_way_from_a_duplicate_to_what_goes_on_opens_only_for_who_came_from_the_mailbox()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var agent = await host.SomebodyAsync(Roles.Agent1);
        var (theirs, typed) = (
            await host.TicketAsync(new() { Customer = "D5", Email = "owner@example.org" }),
            await host.TicketAsync(new() { Customer = "D5", Email = "owner@example.org" })
        );
        Assert.Null(await host.Get<MergeService>().MergeAsync(agent, typed, theirs, "the same address", Ct));
        typed = await host.ReadAsync(typed);
        var (links, access) = (host.Get<GuestLinks>(), host.Get<TicketAccess>());

        var stranger = new DefaultHttpContext();
        await links.HoldAsync(stranger, typed.Reference, Ct);
        stranger = Next(stranger);
        Assert.Equal(typed.Reference, (await access.FindAsync(stranger, typed.Reference, Ct))!.Reference);
        Assert.Null(await access.SurvivorAsync(stranger, typed, Ct));
        Assert.Null(await access.FindAsync(stranger, theirs.Reference, Ct));

        var (owner, link) = (new DefaultHttpContext(), links.To(typed));
        await host.Db.WriteAsync(work => GuestLinks.KeepAsync(work, typed.Reference, link), Ct);
        Assert.Equal(typed.Reference, await links.UseAsync(owner, link.Secret, Ct));
        owner = Next(owner);
        Assert.Equal(theirs.Reference, await access.SurvivorAsync(owner, typed, Ct));
        Assert.Equal(theirs.Id, (await access.FindAsync(owner, theirs.Reference, Ct))!.Id);
    }

    // The same browser's next request.
    private static DefaultHttpContext Next(DefaultHttpContext before)
    {
        var next = new DefaultHttpContext();
        next.Request.Headers.Cookie = before.Response.Headers.SetCookie.ToString().Split(';')[0];
        return next;
    }

    private static async Task<IEnumerable<(string Text, string? Other)>> SaidAsync(
        AgentTestHost host,
        Ticket ticket,
        bool hasMailbox = true
    ) => (await host.Get<Timeline>().ReadAsync(ticket.Id, hasMailbox, Ct)).Where(m => m.Text != "").Select(m => (m.Text, m.Other));

    public sealed class OnSqlite(SqliteFixture data) : DuplicateTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : DuplicateTests(data), IClassFixture<PostgresFixture>;
}
