using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Tickets;
using Portal.Web.Tickets.Tracking;

namespace Portal.Tests.Tickets;

/// <summary>The program's own services for tickets over a test's database and clock, without its pages.</summary>
internal sealed class TicketTestHost : IAsyncDisposable
{
    private const string Queued = "select payload from outbox where payload <> '' order by id";

    private readonly WebApplication app;
    private readonly DatabaseFixture data;

    private TicketTestHost(WebApplication app, DatabaseFixture data) => (this.app, this.data) = (app, data);

    public TicketService Service => Get<TicketService>();

    public ServiceLevels Levels => Get<ServiceLevels>();

    public IPersonalData OwnData => app.Services.GetServices<IPersonalData>().OfType<TicketData>().Single();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TicketTestHost> OpenAsync(DatabaseFixture data, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.Configuration["Data:Folder"] = Path.Combine(Path.GetTempPath(), $"portal-tickets-{Guid.NewGuid():n}");
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddTickets().AddKeys();
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(data.Database);
        builder.Services.AddSingleton(s => new KeyReadiness(
            s.GetRequiredService<IDataProtectionProvider>(),
            s.GetRequiredService<IKeyManager>(),
            TimeProvider.System
        ));
        builder.Services.AddSingleton(TestLinks.Site);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new TicketTestHost(app, data);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public IEnumerable<T> GetAll<T>()
        where T : notnull => app.Services.GetServices<T>();

    /// <summary>A request as a form would file it.</summary>
    public static NewTicket Filed(TicketType type = TicketType.Fault, long? personId = null) =>
        new()
        {
            FormKey = IdempotencyKey.New(),
            Type = type,
            Topic = "internet",
            Fields = new Dictionary<string, string> { ["extent"] = "all" },
            Subject = "No internet since noon",
            Text = "All lights are green.",
            Name = "Customer at home",
            Email = "customer@example.org",
            Language = "de",
            PersonId = personId,
            AttemptedSteps = [new("article", "no-internet")],
            Visitor = null,
        };

    public async Task<Ticket> FileAsync(TicketType type = TicketType.Fault, long? personId = null) =>
        await Service.OpenAsync(Filed(type, personId), Ct);

    public async Task<long> PersonAsync(string? number = null) =>
        (
            await TestData
                .In(data)
                .PersonAsync(p => (p.Language, p.EmailConfirmedAt, p.CustomerNumber) = ("de", data.Clock.GetUtcNow(), number))
        ).Id;

    /// <summary>What the help desk does to a ticket: columns are set and an entry says so.</summary>
    public Task SetAsync(Ticket ticket, string set, NewEntry? entry = null, object? values = null) =>
        data.Database.WriteAsync(
            async work =>
            {
                var all = new DynamicParameters(values);
                all.AddDynamicParams(new { ticketId = ticket.Id, ticketNow = work.Now });
                await work.ExecuteAsync(
                    $"update ticket set {set}, changed_at = @ticketNow, version = version + 1 where id = @ticketId",
                    all
                );
                if (entry is not null)
                    await work.EntryAsync(ticket.Id, entry);
            },
            Ct
        );

    public async Task<Ticket> ReadAsync(Ticket ticket) =>
        (await data.Database.SingleOrDefaultAsync<Ticket>($"select {Ticket.Columns} from ticket where id = @Id", new { ticket.Id }, Ct))!;

    public Task<IReadOnlyList<Timeline.TimelineItem>> MomentsAsync(Ticket ticket) => Get<Timeline>().ReadAsync(ticket.Id, true, Ct);

    public async Task<long> CountAsync(string sql, object? values = null) =>
        await data.Database.SingleOrDefaultAsync<long>(sql, values, Ct);

    public async Task<IReadOnlyList<Mail>> MailsAboutAsync(Ticket ticket)
    {
        var sealing = Get<MailProtector>();
        return
        [
            .. (await data.Database.ListAsync<string>(Queued, ct: Ct))
                .Select(p => sealing.Unprotect(p)!)
                .Where(m => m.Subject.Contains(ticket.Reference, StringComparison.Ordinal)),
        ];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
