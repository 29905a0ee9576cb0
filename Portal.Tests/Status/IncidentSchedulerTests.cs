using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Status;

namespace Portal.Tests.Status;

/// <summary>What happens to incidents because time passes, on each database.</summary>
public abstract class IncidentSchedulerTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Planned_work_begins_overruns_and_is_written_of()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var now = data.Clock.GetUtcNow();
        var said = office.Edit(IncidentState.Scheduled, "due-work", "910") with
        {
            StartsAt = now.AddHours(2),
            EndsAt = now.AddHours(4),
            NextUpdateAt = now.AddHours(2),
        };
        var reference = await office.Service.CreateAsync(StatusTestHost.Supervisor, true, said, Ct);
        await office.FollowAsync("work@example.org", await office.SeenAsync(reference));
        await office.Get<IncidentScheduler>().RunAsync(Ct);
        Assert.Equal(IncidentState.Scheduled, (await office.SeenAsync(reference)).State);
        data.Clock.Advance(TimeSpan.FromHours(2.1));
        await Task.WhenAll(office.Get<IncidentScheduler>().RunAsync(Ct), office.Get<IncidentScheduler>().RunAsync(Ct)); // two nodes
        Assert.Equal(
            (IncidentState.InProgress, 2),
            ((await office.SeenAsync(reference)).State, (await office.SeenAsync(reference)).Updates.Count)
        );
        data.Clock.Advance(TimeSpan.FromHours(2));
        await office.Get<IncidentScheduler>().RunAsync(Ct);
        Assert.Equal(IncidentState.Overrun, (await office.SeenAsync(reference)).State);
        Assert.Equal(3, (await office.PostAsync("work@example.org")).Count); // asked, begun, overrun
    }

    [Fact]
    public async Task Supervisors_are_told_once_of_words_that_are_late()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        await TestData.In(data).SupervisorAsync(p => (p.Language, p.Email) = ("pt", "due@example.org"));
        var outage = await office.OutageAsync("due-late");
        await office.Get<IncidentScheduler>().RunAsync(Ct);
        Assert.Empty(await MailsAsync(office, outage));
        data.Clock.Advance(TimeSpan.FromHours(1.1));
        Assert.True((await office.ForStaffAsync(outage.Reference))!.IsLate(data.Clock.GetUtcNow()));
        for (var n = 0; n < 3; n++)
            await office.Get<IncidentScheduler>().RunAsync(Ct);
        Assert.Equal("pt", Assert.Single(await MailsAsync(office, outage)));
    }

    [Fact]
    public async Task What_is_over_is_closed_after_three_days_and_its_followers_are_forgotten_after_thirty_more()
    {
        await using var office = await StatusTestHost.OpenAsync(data);
        var outage = await office.OutageAsync("due-over");
        await office.FollowAsync("forgotten@example.org", outage);
        await office.Service.UpdateAsync(
            StatusTestHost.Supervisor,
            outage.Reference,
            outage.Version,
            office.Edit(IncidentState.Resolved, "due-over", "080"),
            Ct
        );
        data.Clock.Advance(TimeSpan.FromHours(71));
        await office.Get<IncidentScheduler>().RunAsync(Ct);
        Assert.Equal(IncidentState.Resolved, (await office.SeenAsync(outage.Reference)).State);
        data.Clock.Advance(TimeSpan.FromHours(1.1));
        await office.Get<IncidentScheduler>().RunAsync(Ct);
        Assert.Equal(IncidentState.Closed, (await office.SeenAsync(outage.Reference)).State);
        await office.PostAsync("forgotten@example.org");
        data.Clock.Advance(TimeSpan.FromDays(29));
        await office.Get<IncidentScheduler>().ForgetAsync(Ct);
        Assert.Equal(1, await CountAsync(outage));
        data.Clock.Advance(TimeSpan.FromDays(1.1));
        await office.Get<IncidentScheduler>().ForgetAsync(Ct);
        Assert.Equal(0, await CountAsync(outage));
    }

    private Task<long> CountAsync(Incident incident) =>
        data.Database.SingleOrDefaultAsync<long>("select count(*) from follower where incident_id = @Id", new { incident.Id }, Ct);

    private static async Task<IReadOnlyList<string>> MailsAsync(StatusTestHost office, Incident incident) =>
        [
            .. (await office.PostAsync("due@example.org"))
                .Where(m => m.Subject.Contains(incident.Reference, StringComparison.Ordinal))
                .Select(m => m.Language),
        ];

    public sealed class OnSqlite(SqliteFixture data) : IncidentSchedulerTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : IncidentSchedulerTests(data), IClassFixture<PostgresFixture>;
}
