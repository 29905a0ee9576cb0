using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>
/// People of the help desk are written to about what cannot wait: once, in their language, without a word of what customers told us.
/// </summary>
public abstract class AgentNotifierTests(DatabaseFixture data)
{
    private static readonly HandoverNote Package = new("Nothing goes", "Restarted", "Still dark", "Works from home", "None");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_a_ticket_hears_once_of_its_promise_and_nobody_else_does()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, supervisor) = (await host.SomebodyAsync(Roles.Agent1), await host.SomebodyAsync(Roles.Supervisor));
        var ticket = await host.TicketAsync(
            new()
            {
                Due = TimeSpan.FromHours(1),
                Subject = "Secret subject",
                Text = "Secret words",
                Email = "secret@example.org",
                Customer = "SECRET-1",
            }
        );
        Assert.Null(await host.Get<AgentService>().TakeAsync(agent, ticket, Ct));
        await SpeakAsync(host, agent, "ru");
        await host.Get<SlaMonitor>().WarnAsync(Ct);
        Assert.Empty(await host.MailsToAsync(agent.Email!));
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        await Task.WhenAll(host.Get<SlaMonitor>().WarnAsync(Ct), host.Get<SlaMonitor>().WarnAsync(Ct));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Get<SlaMonitor>().WarnAsync(Ct);
        var mail = Assert.Single(await host.MailsToAsync(agent.Email!));
        Assert.Equal(("ru", $"Клиент ждёт ответа: {ticket.Reference}"), (mail.Language, mail.Subject));
        Assert.EndsWith($"/ru/agents/{ticket.Reference}", mail.Blocks.OfType<Button>().Single().Address, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", TextOf(mail), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Customer", TextOf(mail), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await host.MailsToAsync(supervisor.Email!),
            m => TextOf(m).Contains(ticket.Reference, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_nobody_has_comes_to_those_who_supervise_in_one_mail()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, former, supervisor) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Supervisor)
        );
        var (one, two, left) = (
            await host.TicketAsync(new() { Due = TimeSpan.FromMinutes(20) }),
            await host.TicketAsync(new() { Due = TimeSpan.FromMinutes(25) }),
            await host.TicketAsync(new() { Due = TimeSpan.FromMinutes(10) })
        );
        Assert.Null(await host.Get<AgentService>().TakeAsync(former, left, Ct));
        await host.Db.WriteAsync(
            work => work.ExecuteAsync("delete from person_role where person_id = @PersonId", new { former.PersonId }),
            Ct
        );
        var law = await host.TicketAsync(new() { Type = TicketType.Complaint, Deadline = TimeSpan.FromHours(30) });
        await host.Get<SlaMonitor>().WarnAsync(Ct);
        var mail = Assert.Single(await host.MailsToAsync(supervisor.Email!));
        Assert.Equal(
            [left.Reference, one.Reference, two.Reference, law.Reference],
            mail.Blocks.OfType<Facts>().Single().Rows.Select(r => r.Label)
        );
        Assert.Empty(await host.MailsToAsync(agent.Email!));
        Assert.Empty(await host.MailsToAsync(former.Email!));
    }

    [Fact]
    public async Task Of_a_handover_nobody_accepted_hear_who_offered_it_and_who_supervises()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, above, supervisor, ticket) = (
            await host.SomebodyAsync(Roles.Agent1),
            await host.SomebodyAsync(Roles.Agent2),
            await host.SomebodyAsync(Roles.Supervisor),
            await host.TicketAsync(new() { Due = TimeSpan.FromDays(9) })
        );
        Assert.Null(await host.Get<HandoverService>().OfferAsync(agent, ticket, Package, Ct));
        host.Clock.Advance(TimeSpan.FromHours(5));
        await Task.WhenAll(host.Get<SlaMonitor>().ExpireHandoversAsync(Ct), host.Get<SlaMonitor>().ExpireHandoversAsync(Ct));
        foreach (var each in new[] { agent, supervisor })
            Assert.Contains(
                ticket.Reference,
                Assert
                    .Single(await host.MailsToAsync(each.Email!), m => m.Subject.StartsWith("Nobody accepted", StringComparison.Ordinal))
                    .Subject,
                StringComparison.Ordinal
            );
        Assert.Empty(await host.MailsToAsync(above.Email!));
    }

    private static Task<int> SpeakAsync(AgentTestHost host, Me me, string language) =>
        host.Db.WriteAsync(
            work => work.ExecuteAsync("update person set language = @language where id = @PersonId", new { language, me.PersonId }),
            Ct
        );

    private static string TextOf(Mail mail) =>
        $"{mail.Subject} {string.Join(' ', mail.Blocks.Select(b => b is Facts facts ? string.Join(' ', facts.Rows) : $"{b}"))}";

    public sealed class OnSqlite(SqliteFixture data) : AgentNotifierTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AgentNotifierTests(data), IClassFixture<PostgresFixture>;
}
