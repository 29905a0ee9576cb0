using Portal.Tests.Data;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>When what customers report becomes a suspicion, on each database.</summary>
public abstract class SuspicionTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_third_of_three_people_from_one_node_raises_a_suspicion_and_the_fourth_none()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        Assert.Null(await office.ReportAsync("ticket:1", "sus-a", "10115"));
        Assert.Null(await office.ReportAsync("person:2", "sus-a", "10117", ReportKind.Check));
        var reference = await office.ReportAsync("ticket:3", "sus-a", "10119");
        var suspected = (await office.ForStaffAsync(reference!))!;
        Assert.Equal((IncidentState.Suspected, 3), (suspected.State, suspected.Reports));
        Assert.Equal(["sus-a"], suspected.Area.Nodes);
        Assert.NotNull(suspected.NextUpdateAt);
        Assert.Null(await office.ReportAsync("ticket:4", "sus-a", "10119"));
        await office.Incidents.LoadAsync(Ct);
        Assert.Null(await office.Incidents.FindAsync(reference, Ct)); // staff alone know
    }

    [Fact]
    public async Task Many_at_once_raise_one_suspicion()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var raised = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => office.ReportAsync($"ticket:crowd{n}", "sus-crowd")));
        Assert.Single(raised, r => r is not null);
        Assert.Equal(
            1,
            await data.Database.SingleOrDefaultAsync<long>("select count(*) from incident where suspected_place = 'node:sus-crowd'", ct: Ct)
        );
    }

    [Fact]
    public async Task Three_in_the_same_moment_are_enough()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        for (var round = 0; round < 5; round++)
            Assert.Single(
                await Task.WhenAll(
                    Enumerable
                        .Range(0, 3)
                        .Select(n => office.ReportAsync($"ticket:moment{round}-{n}", $"sus-moment-{round}", $"2{round}115"))
                ),
                r => r is not null
            );
    }

    [Fact]
    public async Task One_person_who_reports_three_times_is_one_person()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        for (var n = 0; n < 5; n++)
            Assert.Null(await office.ReportAsync("person:impatient", "sus-one"));
    }

    [Fact]
    public async Task Guests_of_one_network_are_one_witness_and_customers_beside_them_are_themselves()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        Task<string?> From(string reporter, string? network) =>
            office.Service.ReportAsync(
                new Report
                {
                    Kind = ReportKind.Check,
                    Reporter = reporter,
                    Postcode = "46001",
                    Network = network,
                },
                Ct
            );
        for (var n = 0; n < 5; n++)
            Assert.Null(await From($"browser:machine{n}", "192.0.2.1"));
        Assert.Null(await From("person:beside", null));
        Assert.NotNull(await From("browser:elsewhere", "192.0.2.2"));
        data.Clock.Advance(TimeSpan.FromDays(1.1));
        await From("browser:later", "192.0.2.3");
        Assert.Equal(
            1,
            await data.Database.SingleOrDefaultAsync<long>(
                "select count(*) from report where network is not null and postcode = '46001'",
                ct: Ct
            )
        );
    }

    [Fact]
    public async Task Three_within_an_hour_are_no_suspicion()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        for (var n = 0; n < 4; n++)
        {
            Assert.Null(await office.ReportAsync($"ticket:slow{n}", "sus-slow"));
            data.Clock.Advance(TimeSpan.FromMinutes(5.1));
        }
    }

    [Fact]
    public async Task Three_guests_with_one_postcode_raise_a_suspicion_that_names_no_more_than_its_beginning()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        await office.ReportAsync("browser:1", null, "SW1A 1AA", ReportKind.Check);
        await office.ReportAsync("browser:2", null, "sw1a1aa", ReportKind.Check);
        var suspected = (await office.ForStaffAsync((await office.ReportAsync("browser:3", null, "SW1A-1AA", ReportKind.Check))!))!;
        Assert.Equal(["SW1A1"], suspected.Area.Postcodes);
    }

    [Fact]
    public async Task Where_an_incident_is_open_nobody_suspects_another()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        await office.OutageAsync("sus-known", "777");
        for (var n = 0; n < 4; n++)
            Assert.Null(await office.ReportAsync($"ticket:known{n}", "sus-known"));
        for (var n = 0; n < 4; n++)
            Assert.Null(await office.ReportAsync($"ticket:near{n}", null, "77701"));
    }

    [Fact]
    public async Task A_report_belongs_to_the_change_it_came_with()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            data.Database.WriteAsync(
                async work =>
                {
                    await IncidentService.ReportAsync(
                        work,
                        new Report
                        {
                            Kind = ReportKind.Ticket,
                            Reporter = "ticket:lost",
                            Node = "sus-lost",
                        }
                    );
                    throw new InvalidOperationException("the ticket was not filed");
                },
                Ct
            )
        );
        Assert.Equal(0, await data.Database.SingleOrDefaultAsync<long>("select count(*) from report where node = 'sus-lost'", ct: Ct));
    }

    [Fact]
    public async Task Whoever_joins_twice_is_counted_once()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("sus-join");
        for (var n = 0; n < 14; n++)
            await office.Service.ReportAsync(
                new Report
                {
                    Kind = ReportKind.MeToo,
                    Reporter = $"browser:{n % 7}",
                    Incident = outage.Reference,
                },
                Ct
            );
        Assert.Equal(7, (await office.SeenAsync(outage.Reference)).Reports);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(19, 10)]
    [InlineData(199, 100)]
    [InlineData(1_000_000, 50_000)]
    public void In_public_no_number_is_exact(int reports, int told) => Assert.Equal(told, IncidentService.Rounded(reports));

    public sealed class OnSqlite(SqliteFixture data) : SuspicionTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SuspicionTests(data), IClassFixture<PostgresFixture>;
}
