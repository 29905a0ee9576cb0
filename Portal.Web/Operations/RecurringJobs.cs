using Portal.Web.Account.Credentials;
using Portal.Web.Account.Deletion;
using Portal.Web.Agents;
using Portal.Web.Agents.Customers;
using Portal.Web.Agents.Search;
using Portal.Web.Billing;
using Portal.Web.Billing.Dunning;
using Portal.Web.Billing.NewBills;
using Portal.Web.Billing.Payments;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Connect;
using Portal.Web.Jobs;
using Portal.Web.Plans.Buying;
using Portal.Web.Plans.Notices;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Prepared;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider.Embedded;
using Portal.Web.Router.Control;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Attachments;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Web.Operations;

/// <summary>
/// What is done again and again behind everybody's back, and how often. Each step is one verb of a slice; every node may run it.
/// </summary>
internal sealed class RecurringJobs(IServiceProvider services, TimeProvider clock, ILogger<RecurringJobs> logger) : JobService(logger)
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(5); // a start has better things to do

    private static readonly (string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync)[] Steps =
    [
        ("article popularity", TimeSpan.FromHours(6), (s, ct) => s.GetRequiredService<SearchIndex>().RefreshAsync(ct)),
        ("identity retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<IdentityRetention>().RunAsync(ct)),
        ("connect retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<ConnectRetention>().RunAsync(ct)),
        ("incident scheduler", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<IncidentScheduler>().RunAsync(ct)),
        ("follower retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<IncidentScheduler>().ForgetAsync(ct)),
        ("unsent attachment cleanup", TimeSpan.FromMinutes(15), (s, ct) => s.GetRequiredService<AttachmentService>().SweepAsync(ct)),
        // a day and an hour were promised
        ("account erasure", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<Erasure>().SweepAsync(ct)),
        ("ticket retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<TicketRetention>().RunAsync(ct)),
        ("customer access retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<CustomerAccess>().SweepAsync(ct)),
        ("audit and change retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<DataRetention>().RunAsync(ct)),
        ("record change retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<RecordChanges>().ForgetAsync(ct)),
        // a day was promised
        ("erasure in the search index", TimeSpan.FromHours(12), (s, ct) => s.GetRequiredService<DeskIndex>().PurgeAsync(ct)),
        ("SLA warnings", TimeSpan.FromMinutes(2), (s, ct) => s.GetRequiredService<SlaMonitor>().WarnAsync(ct)),
        ("handover expiry", TimeSpan.FromMinutes(2), (s, ct) => s.GetRequiredService<SlaMonitor>().ExpireHandoversAsync(ct)),
        ("escalation rules", TimeSpan.FromMinutes(5), (s, ct) => s.GetRequiredService<EscalationRules>().ApplyAsync(ct)),
        ("customer reminders", TimeSpan.FromMinutes(30), (s, ct) => s.GetRequiredService<SlaMonitor>().RemindAsync(ct)),
        ("automatic close", TimeSpan.FromMinutes(30), (s, ct) => s.GetRequiredService<SlaMonitor>().CloseInactiveAsync(ct)),
        ("audit chain adoption", TimeSpan.FromDays(1), (s, ct) => AuditTrail.AdoptAsync(s.GetRequiredService<Database>(), ct)),
        ("audit checkpoint", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<AuditCheckpoint>().NoteAsync(ct)),
        ("order fulfilment", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<OrderFulfilment>().RunAsync(TodayOf(s), ct)),
        ("plan orders", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<PlanOrderSender>().RunAsync(ct)),
        ("price changes", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<PriceChangeProcessor>().RunAsync(ct)),
        ("purchases", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<PurchaseSender>().RunAsync(ct)),
        ("purchase retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<PurchaseData>().ForgetAsync(ct)),
        ("payment status", TimeSpan.FromMinutes(2), (s, ct) => s.GetRequiredService<PaymentNotices>().AskAllAsync(ct)),
        ("payment recording", TimeSpan.FromMinutes(1), (s, ct) => s.GetRequiredService<PaymentRecorder>().RunAsync(ct)),
        ("prepared change expiry", TimeSpan.FromMinutes(15), (s, ct) => s.GetRequiredService<PreparedChangeService>().ExpireAsync(ct)),
        ("quote cleanup", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<PlanOrderService>().ForgetAsync(ct)),
        ("contract notice retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<NoticeData>().ForgetAsync(ct)),
        ("dispute closing", TimeSpan.FromMinutes(5), (s, ct) => s.GetRequiredService<DisputeService>().CloseDecidedAsync(ct)),
        ("invoice run", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<InvoiceRun>().RunAsync(TodayOf(s), ct)),
        ("new bill mails", TimeSpan.FromMinutes(15), (s, ct) => s.GetRequiredService<NewBillNotifier>().RunAsync(ct)),
        ("dunning", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<DunningRun>().RunAsync(ct)),
        ("line test retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<LineTestRetention>().RunAsync(ct)),
        ("device command retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<DeviceCommandData>().ForgetAsync(ct)),
        ("secrets never shown", TimeSpan.FromMinutes(15), (s, ct) => s.GetRequiredService<ShownOnce>().SweepAsync(ct)),
        ("speed test retention", TimeSpan.FromDays(1), (s, ct) => s.GetRequiredService<SpeedTestData>().ForgetAsync(ct)),
        ("presence cleanup", TimeSpan.FromHours(1), (s, ct) => s.GetRequiredService<Presence>().SweepAsync(ct)),
    ];

    private static DateOnly TodayOf(IServiceProvider services) =>
        services.GetRequiredService<LocalTime>().DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Steps.Select(step => RunEveryAsync(step.Name, step.Every, step.RunAsync, stoppingToken)));

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
            stopping
        );
    }
}
