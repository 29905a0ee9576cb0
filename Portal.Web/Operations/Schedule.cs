using Portal.Web.Account.Leaving;
using Portal.Web.Agents;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Jobs;
using Portal.Web.Search;
using Portal.Web.Status;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Operations;

/// <summary>What is done again and again behind everybody's back, and how often. Each step is one verb of a slice; every node may run it.</summary>
internal sealed class Schedule(IServiceProvider services, TimeProvider clock, ILogger<Schedule> logger) : JobService(logger)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(5); // a start has better things to do

    private static readonly (string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync)[] Steps =
    [
        ("how helpful articles are", TimeSpan.FromHours(6), (s, ct) => s.GetRequiredService<SearchIndex>().RefreshAsync(ct)),
        ("sign-in data that has served its time", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<Retention>().RunAsync(ct)),
        ("incidents that begin, end or wait for words", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<IncidentDue>().RunAsync(ct)),
        ("followers of incidents closed long ago", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<IncidentDue>().ForgetAsync(ct)),
        ("files of requests that were never sent", TimeSpan.FromMinutes(15), (s, ct) => s.GetRequiredService<AttachmentDesk>().SweepAsync(ct)),
        ("accounts whose owners asked for their deletion", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<Erasure>().SweepAsync(ct)), // a day and an hour were promised
        ("tickets that ended long ago", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<TicketRetention>().RunAsync(ct)),
        ("rows of the audit trail and notices of changes whose time is over", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<DataRetention>().RunAsync(ct)),
        ("clocks of tickets about to run out", TimeSpan.FromMinutes(2), (s, ct) => s.GetRequiredService<Clockwork>().AnnounceAsync(ct)),
        ("handovers nobody accepted", TimeSpan.FromMinutes(2), (s, ct) => s.GetRequiredService<Clockwork>().LapseAsync(ct)),
        ("tickets that go up by themselves", TimeSpan.FromMinutes(5), (s, ct) => s.GetRequiredService<Rules>().ApplyAsync(ct)),
        ("reminders to customers who have to answer", TimeSpan.FromMinutes(30), (s, ct) => s.GetRequiredService<Clockwork>().RemindAsync(ct)),
        ("tickets that silence closes", TimeSpan.FromMinutes(30), (s, ct) => s.GetRequiredService<Clockwork>().CloseSilentAsync(ct)),
        ("rows of the audit trail from before it was a chain", TimeSpan.FromDays(1), (s, ct) => AuditTrail.AdoptAsync(s.GetRequiredService<Database>(), ct)),
        ("where the audit trail ends", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<AuditEnds>().NoteAsync(ct)),
        ("who has a ticket open", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<Presence>().SweepAsync(ct)),
    ];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Steps.Select(step => RunEveryAsync(step.Name, step.Every, step.RunAsync, stoppingToken)));

    private Task RunEveryAsync(string name, TimeSpan every, Func<IServiceProvider, CancellationToken, Task> run, CancellationToken stopping)
    {
        var wait = FirstAfter;
        return RepeatAsync(
            name,
            async ct =>
            {
                await Task.Delay(wait, clock, ct);
                wait = every;
            },
            ct => run(services, ct),
            stopping);
    }
}
