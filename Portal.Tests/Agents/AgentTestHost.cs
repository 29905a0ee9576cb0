using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Agents;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>
/// The help desk's own services over a test's database and clock, with people who work there and tickets as a test needs them.
/// </summary>
internal sealed class AgentTestHost : IAsyncDisposable
{
    private static int people;

    private readonly WebApplication app;
    private readonly DatabaseFixture data;

    private AgentTestHost(WebApplication app, DatabaseFixture data) => (this.app, this.data) = (app, data);

    public Database Db => data.Database;

    public FakeTimeProvider Clock => data.Clock;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AgentTestHost> OpenAsync(DatabaseFixture data)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddTickets().AddAgents().AddKeys();
        builder.Services.AddSingleton<ServiceLevels>(_ => new ServiceLevels());
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(data.Database);
        builder.Services.AddSingleton(s => new KeyReadiness(
            s.GetRequiredService<IDataProtectionProvider>(),
            s.GetRequiredService<IKeyManager>(),
            TimeProvider.System
        ));
        builder.Services.AddSingleton(TestLinks.Site);
        var app = builder.Build();
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new AgentTestHost(app, data);
    }

    /// <summary>Lets the time pass until the next time it is this hour; the help desk of these tests works day and night, in UTC.</summary>
    public void UntilHour(int hour)
    {
        var now = Clock.GetUtcNow();
        var next = new DateTimeOffset(now.UtcDateTime.Date.AddHours(hour), TimeSpan.Zero);
        Clock.Advance((next > now ? next : next.AddDays(1)) - now);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Somebody who works on the help desk.</summary>
    public async Task<Me> SomebodyAsync(params string[] roles)
    {
        var number = Interlocked.Increment(ref people);
        var person = await TestData.In(data).StaffAsync(p => p.Name = $"Colleague {number}", roles);
        return new Me
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = null,
            SessionId = 1,
            SecondStep = true,
            AuthenticatedAt = Clock.GetUtcNow(),
            Roles = roles,
        };
    }

    public async Task<Ticket> TicketAsync(TestTicket? given = null) => await ReadAsync(await AddAsync(given));

    public Task<long> AddAsync(TestTicket? given = null) => TestData.In(data).OpenTicketAsync(given);

    public async Task<Ticket> ReadAsync(long id) => (await Get<TicketReader>().FindAsync(id, Ct))!;

    public Task<Ticket> ReadAsync(Ticket ticket) => ReadAsync(ticket.Id);

    public Task<IReadOnlyList<TicketEntry>> EntriesAsync(Ticket ticket) => Get<TicketReader>().EntriesAsync(ticket, Ct);

    public Task<IReadOnlyList<string>> AuditAsync(Ticket ticket) =>
        Db.ListAsync<string>(
            "select action from audit where target = @target order by id",
            new { target = $"ticket:{ticket.Reference}" },
            Ct
        );

    public async Task<IReadOnlyList<Mail>> MailsToAsync(string to)
    {
        var sealing = Get<MailProtector>();
        return
        [
            .. (await Db.ListAsync<string>("select payload from outbox where payload <> '' order by id", ct: Ct))
                .Select(p => sealing.Unprotect(p)!)
                .Where(m => m.To == to),
        ];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
