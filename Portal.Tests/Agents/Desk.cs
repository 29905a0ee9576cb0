using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Tests.Data;
using Portal.Web.Agents;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

/// <summary>The desk's own services over a test's database and clock, with people who work there and tickets as a test needs them.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private const string AddPerson = """
        insert into person (key, name, language, email, email_key, security_stamp, version, second_step, last_totp_step, created_at)
        values (@key, @name, 'en', @email, @email, 'a', 'a', true, 0, @Now) returning id
        """;

    private const string AddTicket = """
        insert into ticket (reference, type, topic, state, state_at, level, skill, priority, severity, priority_reason, customer_number, language, channel, subject, name, mail, phone,
            opened_at, changed_at, first_reply_due, next_update_due, deadline_at, delay_reason, reopened, version)
        values (@reference, @Type, 'outage', 'Acknowledged', @Now, @Level, 'Technical', @Priority, @Severity, '', @Customer, @Language, 'Web', @Subject, 'Customer', @Mail, '', @Now, @Now, @due, @due,
            @deadline, '', @Reopened, 1)
        returning id
        """;

    private const string Role = "insert into person_role (person_id, role, granted_at) values (@id, @role, @Now)";

    private static int people;

    private readonly WebApplication app;
    private readonly DatabaseFixture data;

    private Desk(WebApplication app, DatabaseFixture data) => (this.app, this.data) = (app, data);

    public Database Db => data.Database;

    public FakeTimeProvider Clock => data.Clock;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Desk> OpenAsync(DatabaseFixture data)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddTickets().AddAgents().AddKeys();
        builder.Services.AddSingleton<ServiceLevels>(_ => new ServiceLevels());
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(data.Database);
        builder.Services.AddSingleton(s => new KeyReadiness(s.GetRequiredService<IDataProtectionProvider>(), s.GetRequiredService<IKeyManager>(), TimeProvider.System));
        var app = builder.Build();
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new Desk(app, data);
    }

    /// <summary>Lets the time pass until the next time it is this hour; the desk of these tests works day and night, in UTC.</summary>
    public void UntilHour(int hour)
    {
        var now = Clock.GetUtcNow();
        var next = new DateTimeOffset(now.UtcDateTime.Date.AddHours(hour), TimeSpan.Zero);
        Clock.Advance((next > now ? next : next.AddDays(1)) - now);
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Somebody who works on the desk.</summary>
    public async Task<Me> SomebodyAsync(params string[] roles)
    {
        var number = Interlocked.Increment(ref people);
        var (key, name, email) = ($"desk-{number}", $"Colleague {number}", $"desk{number}@example.net");
        var id = await Db.WriteAsync(
            async work =>
            {
                var person = await work.SingleAsync<long>(AddPerson, new { key, name, email, work.Now });
                foreach (var role in roles) await work.ExecuteAsync(Role, new { id = person, role, work.Now });
                return person;
            },
            Ct);
        return new Me { PersonId = id, Key = key, Name = name, Email = email, CustomerNumber = null, SessionId = 1, SecondStep = true, ProvedAt = Clock.GetUtcNow(), Roles = roles };
    }

    public async Task<Ticket> TicketAsync(NewTicket? given = null) => await ReadAsync(await AddAsync(Db, given ?? new()));

    /// <summary>Adds a ticket to any portal's database.</summary>
    public static Task<long> AddAsync(Database db, NewTicket given) => db.WriteAsync(
        async work =>
        {
            var id = await work.SingleAsync<long>(AddTicket, new
            {
                reference = given.Reference,
                Type = $"{given.Type}",
                given.Level,
                given.Priority,
                Severity = $"{given.Severity}",
                given.Customer,
                given.Language,
                given.Subject,
                given.Mail,
                work.Now,
                due = work.Now + given.Due,
                deadline = given.Deadline is { } left ? work.Now + left : (DateTimeOffset?)null,
                given.Reopened,
            });
            if (given.Words is { } words) await work.EntryAsync(id, new NewEntry(EntryKind.Opened, Side.Customer, true) { Name = "Customer", Text = words });
            return id;
        },
        Ct);

    public async Task<Ticket> ReadAsync(long id) => (await Get<TicketFile>().FindAsync(id, Ct))!;

    public Task<Ticket> ReadAsync(Ticket ticket) => ReadAsync(ticket.Id);

    public Task<IReadOnlyList<Entry>> EntriesAsync(Ticket ticket) => Get<TicketFile>().EntriesAsync(ticket, Ct);

    public Task<IReadOnlyList<string>> AuditAsync(Ticket ticket) => Db.ListAsync<string>("select action from audit where target = @target order by id", new { target = $"ticket:{ticket.Reference}" }, Ct);

    public async Task<IReadOnlyList<Mail>> MailsToAsync(string to)
    {
        var sealing = Get<Sealing>();
        return [.. (await Db.ListAsync<string>("select payload from outbox where payload <> '' order by id", ct: Ct)).Select(p => sealing.Open(p)!).Where(m => m.To == to)];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A ticket as a test wants it.</summary>
internal sealed record NewTicket
{
    public string Reference { get; init; } = TicketReference.New();

    public TicketType Type { get; init; } = TicketType.Fault;

    /// <summary>What the customer wrote; null for nothing.</summary>
    public string? Words { get; init; }

    public int Level { get; init; } = 1;

    public int Priority { get; init; } = 3;

    public Severity Severity { get; init; } = Severity.Partial;

    public string? Customer { get; init; }

    public string Language { get; init; } = "de";

    public string Subject { get; init; } = "Kein Internet";

    public string Mail { get; init; } = $"{Guid.NewGuid():N}@example.org";

    public TimeSpan Due { get; init; } = TimeSpan.FromHours(8);

    public TimeSpan? Deadline { get; init; }

    public int Reopened { get; init; }
}
