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
using Portal.Web.Plans;
using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Plans.Notices;

/// <summary>The program's own services for declarations over a test's database and clock, without its pages.</summary>
internal sealed class NoticeTestHost : IAsyncDisposable
{
    private static int customers;

    private readonly WebApplication app;
    private readonly DatabaseFixture data;

    private NoticeTestHost(WebApplication app, DatabaseFixture data) => (this.app, this.data) = (app, data);

    public NoticeService Notices => Get<NoticeService>();

    public IPersonalData OwnData => app.Services.GetServices<IPersonalData>().OfType<NoticeData>().Single();

    public DateOnly Today => Get<LocalTime>().DayOf(data.Clock.GetUtcNow());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="data">The database and the clock.</param>
    /// <param name="orders">Stands in for the provider's order system.</param>
    public static async Task<NoticeTestHost> OpenAsync(DatabaseFixture data, Func<IOrders, IOrders>? orders = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Site:PublicAddress"] = "https://help.example.net";
        builder.Configuration["Data:Folder"] = Path.Combine(Path.GetTempPath(), $"portal-notices-{Guid.NewGuid():n}");
        builder.WebHost.UseKestrelCore();
        builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddTickets().AddPlans().AddKeys();
        builder.Services.AddSingleton<TimeProvider>(data.Clock).AddSingleton(data.Database);
        builder.Services.AddSingleton(s => new KeyReadiness(
            s.GetRequiredService<IDataProtectionProvider>(),
            s.GetRequiredService<IKeyManager>(),
            TimeProvider.System
        ));
        builder.Services.AddSingleton(TestLinks.Site);
        if (orders is not null)
            builder.Services.AddSingleton(s => orders(ActivatorUtilities.CreateInstance<EmbeddedOrders>(s)));
        var app = builder.Build();
        await app.Services.GetRequiredService<KeyReadiness>().PrepareAsync();
        return new NoticeTestHost(app, data);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public Task<int> RunAsync() => Get<NoticeProcessor>().RunAsync(Ct);

    /// <summary>A new customer with the lines that are given, or one that was taken long ago and is bound no more.</summary>
    public async Task<Customer> CustomerAsync(params Func<string, Service>[] lines)
    {
        var number = $"KD{Interlocked.Increment(ref customers)}X{Guid.NewGuid():n}"[..16].ToUpperInvariant();
        var customer = new Customer
        {
            Number = number,
            Kind = CustomerKind.Person,
            Name = "Customer who leaves Müller",
            State = CustomerState.Active,
            Language = "de",
            Email = $"{number.ToLowerInvariant()}@example.com",
        };
        var services = lines.Length == 0 ? [Line($"{number}L1")] : lines.Select((l, n) => l($"{number}L{n + 1}")).ToList();
        await data.Database.WriteAsync(work => work.WriteAsync(new CustomerRecord { Customer = customer, Services = services }), Ct);
        return customer;
    }

    public Service Line(string number, ServiceState state = ServiceState.Active, DateOnly? started = null) =>
        new()
        {
            Number = number,
            Address = new Address
            {
                Street = "Beispielweg 1",
                Postcode = "00001",
                Town = "Beispielstadt",
                Country = "DE",
            },
            Technology = Technology.Dsl,
            State = state,
            Plan = "DSL 50",
            StartedOn = started ?? Today.AddYears(-3),
            Devices = [],
        };

    public static NewNotice Typed(Customer customer, NoticeKind kind = NoticeKind.Terminate) =>
        new()
        {
            Content = new NoticeContent
            {
                Kind = kind,
                Name = customer.Name,
                Number = customer.Number,
                Email = $"typed-{customer.Number.ToLowerInvariant()}@example.org",
            },
            Language = "de",
            FormKey = IdempotencyKey.New(),
            Sender = IdempotencyKey.New(),
        };

    public async Task<ContractNotice> ReadAsync(string reference) =>
        (
            await data.Database.SingleOrDefaultAsync<ContractNotice>(
                $"select {ContractNotice.Columns} from contract_notice where reference = @reference",
                new { reference },
                Ct
            )
        )!;

    public async Task<ContractNotice> ReceivedAsync(NewNotice notice) => await ReadAsync(await Notices.ReceiveAsync(notice, Ct));

    public async Task<ContractNotice> LedAsync(NewNotice notice)
    {
        var reference = await Notices.ReceiveAsync(notice, Ct);
        await RunAsync();
        return await ReadAsync(reference);
    }

    public async Task<Me> SignedInAsync(Customer customer)
    {
        var person = await TestData
            .In(data)
            .PersonAsync(p => (p.Language, p.EmailConfirmedAt, p.CustomerNumber) = ("de", data.Clock.GetUtcNow(), customer.Number));
        return new Me
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = "Somebody else",
            Email = customer.Email!,
            CustomerNumber = customer.Number,
            SessionId = 1,
            SecondStep = false,
            AuthenticatedAt = data.Clock.GetUtcNow(),
            Roles = [],
        };
    }

    public async Task<IReadOnlyList<Mail>> MailsToAsync(string to)
    {
        var sealing = Get<MailProtector>();
        return
        [
            .. (await data.Database.ListAsync<string>("select payload from outbox where payload <> '' order by id", ct: Ct))
                .Select(p => sealing.Unprotect(p)!)
                .Where(m => m.To == to),
        ];
    }

    public async Task<long> CountAsync(string sql, object? values = null) =>
        await data.Database.SingleOrDefaultAsync<long>(sql, values, Ct);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
