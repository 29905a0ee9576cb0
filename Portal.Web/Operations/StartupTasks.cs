using Portal.Web.Agents.Demonstration;
using Portal.Web.Agents.ShippedReplies;
using Portal.Web.Billing.Demonstration;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider.Demonstration;
using Portal.Web.Search;
using Portal.Web.Status;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Operations;

/// <summary>
/// What must stand before the first reader comes: the schema, the content of a new database, the article catalog. The search index follows
/// when pages are already served.
/// </summary>
internal static class StartupTasks
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        var (services, ct) = (app.Services, app.Lifetime.ApplicationStopping);
        DataFolder.Secure(DataFolder.PathFrom(app.Configuration, app.Environment));
        await services.GetRequiredService<Migrator>().RunAsync(ct);
        await using (await services.GetRequiredService<Dialect>().TakeTurnsAsync(ct))
            await FillAsync(services, ct);
        await services.GetRequiredService<ChangeFeed>().StartFromNowAsync(ct);
        await services.GetRequiredService<HelpCacheRefresher>().LoadAsync(ct);
        await services.GetRequiredService<IncidentCache>().LoadAsync(ct);
        app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => IndexAsync(services, ct), ct));
    }

    // Each step looks first whether it was done before, by this node or by another that starts at the same time.
    private static async Task FillAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<EmailKeyMigration>().RewriteAsync(ct);
        await services.GetRequiredService<InitialImport>().RunAsync(ct);
        await services.GetRequiredService<ReplyImport>().RunAsync(ct);
        await services.GetRequiredService<DemonstrationCustomers>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationRouters>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationAvailability>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationBills>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationUsage>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationLines>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationPriceChange>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationTickets>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationDisputes>().LoadAsync(ct);
        await services.GetRequiredService<DemonstrationIncidents>().LoadAsync(ct);
        await services.GetRequiredService<Identity.DemonstrationAccounts>().LockLeftoversAsync(ct);
    }

    // The first reader of a page comes before the first who searches; on a machine with one
    // processor the index would stand in the way of both.
    private static async Task IndexAsync(IServiceProvider services, CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), services.GetRequiredService<TimeProvider>(), ct);
        await services.GetRequiredService<SearchIndex>().EngineAsync(ct);
        await services.GetRequiredService<GuideLibrary>().CurrentAsync(ct); // they are read on when the database is away
    }
}
