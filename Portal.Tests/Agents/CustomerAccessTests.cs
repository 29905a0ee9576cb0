using Portal.Tests.Data;
using Portal.Web.Agents.Customers;
using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Tests.Agents;

/// <summary>What opens a customer to the help desk, and what is written down of it.</summary>
public abstract class CustomerAccessTests(DatabaseFixture data)
{
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_opens_its_own_customer_and_nobody_elses()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, number) = (await host.SomebodyAsync(Roles.Agent1), Number());
        var ticket = await host.TicketAsync(new() { Customer = number });
        var access = host.Get<CustomerAccess>();
        Assert.Equal($"ticket:{ticket.Reference}", $"{await access.FindAsync(agent, number, ticket.Reference, Ct)}");
        Assert.Null(await access.FindAsync(agent, Number(), ticket.Reference, Ct));
        Assert.Null(await access.FindAsync(agent, number, null, Ct));
        Assert.Null(await access.FindAsync(agent, number, "T-0000-0000", Ct));
    }

    [Fact]
    public async Task A_reason_opens_a_customer_for_an_hour_to_who_gave_it_alone()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, colleague, number) = (await host.SomebodyAsync(Roles.Agent1), await host.SomebodyAsync(Roles.Agent1), Number());
        var access = host.Get<CustomerAccess>();
        await Task.WhenAll(
            access.GiveAsync(agent, number, "The customer is on the telephone.", Ct),
            access.GiveAsync(agent, number, "The customer is on the telephone.", Ct)
        );
        var ground = await access.FindAsync(agent, number, null, Ct);
        Assert.NotNull(ground);
        Assert.Null(await access.FindAsync(colleague, number, null, Ct));
        Assert.Null(await access.FindAsync(agent, Number(), null, Ct));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await access.FindAsync(agent, number, null, Ct));
    }

    [Fact]
    public async Task Every_look_is_in_the_trail_with_the_agent_the_customer_and_where_it_came_from()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, number) = (await host.SomebodyAsync(Roles.Agent2), Number());
        var ticket = await host.TicketAsync(new() { Customer = number });
        var access = host.Get<CustomerAccess>();
        var ground = (await access.FindAsync(agent, number, ticket.Reference, Ct))!;
        await access.AuditAsync(agent, number, ground, null, Ct);
        await access.AuditAsync(agent, number, ground, "B-1", Ct);
        var rows = await host.Db.ListAsync<string>(
            "select action || ' ' || actor || ' ' || detail from audit where target = @target order by id",
            new { target = $"customer:{number}" },
            Ct
        );
        Assert.Equal(
            [
                $"customer.viewed {agent.Target} ticket:{ticket.Reference}",
                $"customer-bill.viewed {agent.Target} ticket:{ticket.Reference} bill:B-1",
            ],
            rows
        );
    }

    [Fact]
    public async Task The_reason_is_in_the_copy_of_the_customers_data_and_its_words_go_with_the_account()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, number) = (await host.SomebodyAsync(Roles.Agent1), Number());
        await host.Get<CustomerAccess>().GiveAsync(agent, number, "Asked about a bill on the telephone.", Ct);
        var kept = new CustomerAccessData(host.Db);
        var customer = new DataSubject(0, "nobody", number);
        var row = Assert.Single(Assert.Single(await kept.ReadAsync(customer, Ct)).Rows);
        Assert.Equal("Asked about a bill on the telephone.", row["reason"]);
        Assert.Single((await kept.ReadAsync(new DataSubject(agent.PersonId, agent.Key, null), Ct))[0].Rows);
        await host.Db.WriteAsync(work => kept.EraseAsync(work, customer), Ct);
        Assert.Equal("", Assert.Single((await kept.ReadAsync(customer, Ct))[0].Rows)["reason"] ?? "");
    }

    [Fact]
    public async Task Reasons_are_forgotten_when_the_trail_forgets_the_looks()
    {
        await using var host = await AgentTestHost.OpenAsync(data);
        var (agent, number) = (await host.SomebodyAsync(Roles.Agent1), Number());
        var access = host.Get<CustomerAccess>();
        await access.GiveAsync(agent, number, "An old reason.", Ct);
        await access.SweepAsync(Ct);
        Assert.Equal(1, await CountAsync(host, number));
        host.Clock.Advance(TimeSpan.FromDays(1096));
        await access.SweepAsync(Ct);
        Assert.Equal(0, await CountAsync(host, number));
    }

    private static Task<long> CountAsync(AgentTestHost host, string number) =>
        host.Db.SingleOrDefaultAsync<long>("select count(*) from customer_access where customer_number = @number", new { number }, Ct);

    private static string Number() => $"LOOK{Interlocked.Increment(ref customers)}";

    public sealed class OnSqlite(SqliteFixture data) : CustomerAccessTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : CustomerAccessTests(data), IClassFixture<PostgresFixture>;
}
