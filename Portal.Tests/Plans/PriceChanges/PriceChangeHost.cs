using Portal.Tests.Data;
using Portal.Tests.Plans.Notices;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;

namespace Portal.Tests.Plans.PriceChanges;

/// <summary>A plan of its own with customers on it, whose price an administrator changes.</summary>
internal sealed class PriceChangeHost(NoticeTestHost host, DatabaseFixture data) : IAsyncDisposable
{
    private static int plans;

    public static Me Administrator { get; } =
        new()
        {
            PersonId = 1,
            Key = "administrator",
            Name = "Administrator",
            Email = "administrator@example.com",
            CustomerNumber = null,
            SessionId = 1,
            SecondStep = true,
            AuthenticatedAt = DateTimeOffset.UnixEpoch,
            Roles = ["Administrator"],
        };

    public NoticeTestHost Host => host;

    public Plan Plan { get; private set; } = null!;

    public PriceChangeService Changes => host.Get<PriceChangeService>();

    public PriceChangeProcessor Processor => host.Get<PriceChangeProcessor>();

    /// <summary>A day that is lawful in every country.</summary>
    public DateOnly Day => host.Today.AddMonths(1).AddDays(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PriceChangeHost> OpenAsync(DatabaseFixture data, Func<IOrders, IOrders>? orders = null)
    {
        var opened = new PriceChangeHost(await NoticeTestHost.OpenAsync(data, orders), data);
        opened.Plan = Version($"rise-{Interlocked.Increment(ref plans)}");
        await data.Database.WriteAsync(work => PlanVersions.PublishAsync(work, opened.Plan), Ct);
        return opened;
    }

    /// <summary>A customer whose line is on the plan; bound for a long time yet.</summary>
    public async Task<Customer> CustomerAsync(string country = "ES", Func<Service, Service>? line = null, string? email = "", int day = 1)
    {
        var number = $"PC{Guid.NewGuid():n}"[..14].ToUpperInvariant();
        var customer = new Customer
        {
            Number = number,
            Kind = CustomerKind.Person,
            Name = "=Customer who pays more",
            State = CustomerState.Active,
            Language = "es",
            Email = email == "" ? $"{number.ToLowerInvariant()}@example.com" : email,
            BillingDay = day,
        };
        var service = host.Line(number + "L1") with
        {
            Address = new Address
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = country,
            },
            Plan = "Plan",
            PlanCode = Plan.Code,
            PlanVersion = 1,
            Fee = Plan.Fee,
            TermMonths = 24,
            StartedOn = host.Today.AddMonths(-6),
            CommittedUntil = host.Today.AddMonths(18).AddDays(-1),
        };
        var record = new CustomerRecord { Customer = customer, Services = [line?.Invoke(service) ?? service] };
        await data.Database.WriteAsync(work => work.WriteAsync(record), Ct);
        return customer;
    }

    public NewPriceChange New(long fee = 3499, DateOnly? day = null, string? country = null) =>
        new()
        {
            FormKey = Guid.NewGuid().ToString("n"),
            PlanCode = Plan.Code,
            PlanVersion = 1,
            Country = country,
            OldFee = Plan.Fee,
            Fee = new(fee, "EUR"),
            EffectiveOn = day ?? Day,
            Reason = PriceChangeReason.Costs,
        };

    public async Task<string> PlannedAsync(NewPriceChange? change = null)
    {
        var (reference, refusal) = await Changes.PlanAsync(Administrator, change ?? New(), Ct);
        Assert.Null(refusal);
        return reference!;
    }

    public async Task<string> AnnouncedAsync(int lines, NewPriceChange? change = null)
    {
        var reference = await PlannedAsync(change);
        Assert.Null(await Changes.AnnounceAsync(Administrator, reference, lines, Ct));
        return reference;
    }

    public Task<int> RunAsync() => Processor.RunAsync(Ct);

    public async Task<Service> LineAsync(Customer customer) =>
        Assert.Single((await host.Get<IServices>().ListAsync(customer.Number, Ct)).Value!);

    public Task<IReadOnlyList<Mail>> MailsAsync(Customer customer) => host.MailsToAsync(customer.Email!);

    public async Task<PriceChangeState> StateAsync(string reference) =>
        (await host.Get<PriceChangeReader>().FindAsync(reference, Ct))!.State;

    public async Task<string> LineStateAsync(Customer customer) =>
        (
            await data.Database.SingleOrDefaultAsync<string>(
                "select state from price_change_line where customer_number = @Number",
                new { customer.Number },
                Ct
            )
        )!;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static Plan Version(string code) =>
        new()
        {
            Code = code,
            Version = 1,
            State = PlanState.Active,
            Names = new Dictionary<string, string> { ["en"] = "Plan", ["es"] = "Plan" },
            Summaries = new Dictionary<string, string>(),
            Technologies = [Technology.Dsl],
            Download = new(50, 42, 28),
            Upload = new(10, 9, 3),
            Fee = new(2999, "EUR"),
            TaxPercent = 21,
            Promotion = new(new(1999, "EUR"), 12),
            SetUpFee = Money.Zero("EUR"),
            Benefit = new(24000, "EUR"),
            TermMonths = 24,
            NoticeDays = 30,
        };
}
