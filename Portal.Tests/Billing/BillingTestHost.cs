using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Tests.Tickets;
using Portal.Web.Billing;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Billing;

/// <summary>The program's own services for bills over a test's database and clock, without its pages.</summary>
internal sealed class BillingTestHost : IAsyncDisposable
{
    private const string Queued = "select payload from outbox where payload <> '' order by id";

    private readonly WebApplication app;
    private readonly Database db;
    private readonly DatabaseFixture data;

    private BillingTestHost(WebApplication app, DatabaseFixture data, Database db) => (this.app, this.data, this.db) = (app, data, db);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="data">The database.</param>
    /// <param name="options">What the operator set.</param>
    /// <param name="another">True for a node of its own on the same database.</param>
    public static async Task<BillingTestHost> OpenAsync(DatabaseFixture data, BillingOptions? options = null, bool another = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        var db = another ? data.Another() : data.Database;
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.Configuration["Data:Folder"] = Path.Combine(Path.GetTempPath(), $"portal-billing-{Guid.NewGuid():n}");
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddPlans().AddTickets().AddBilling().AddKeys();
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(db).AddSingleton(new ServiceLevels());
        builder.Services.AddSingleton(options ?? new BillingOptions { IssueInvoices = true });
        builder.Services.AddSingleton(s => new KeyReadiness(
            s.GetRequiredService<IDataProtectionProvider>(),
            s.GetRequiredService<IKeyManager>(),
            TimeProvider.System
        ));
        builder.Services.AddSingleton(TestLinks.Site);
        var app = builder.Build();
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new BillingTestHost(app, data, db);
    }

    public DateOnly Today => DateOnly.FromDateTime(data.Clock.GetUtcNow().UtcDateTime);

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Somebody whose account belongs to a customer number.</summary>
    public Task<Person> HolderAsync(string customer, bool isConfirmed = true, string language = "en") =>
        TestData
            .In(data)
            .PersonAsync(p =>
                (p.Language, p.EmailConfirmedAt, p.CustomerNumber) = (language, isConfirmed ? data.Clock.GetUtcNow() : null, customer)
            );

    public async Task<IReadOnlyList<Mail>> MailsToAsync(string email)
    {
        var sealing = Get<MailProtector>();
        return [.. (await db.ListAsync<string>(Queued, ct: Ct)).Select(p => sealing.Unprotect(p)!).Where(m => m.To == email)];
    }

    /// <summary>A request for a payment plan.</summary>
    public Task RequestAsync(string customer) =>
        Get<TicketService>()
            .OpenAsync(
                TicketTestHost.Filed(TicketType.Billing) with
                {
                    Topic = "payment",
                    CustomerNumber = customer,
                    IsEmailConfirmed = true,
                },
                Ct
            );

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
