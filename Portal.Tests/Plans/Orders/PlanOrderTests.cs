using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Tests.Plans.Orders;

/// <summary>Orders for changes of a line, from quote to completion, on a running portal.</summary>
public abstract class PlanOrderTests
{
    private static int customers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract Task<InProcessPortal> PortalAsync();

    [Fact]
    public async Task Fifty_confirms_at_once_are_one_order_with_one_confirmation()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var service = portal.Services.GetRequiredService<PlanOrderService>();
        var reference = await QuoteAsync(service, me, new(line, "fibre-500", null, null, null));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => service.ConfirmAsync(me, reference, acceptsTerm: true, Ct)));
        Assert.All(answers, a => Assert.Null(a));
        Assert.Equal(
            1,
            await CountAsync(portal, "select count(*) from audit where action = 'plan-order.confirmed' and target = @target", reference)
        );
        await SendAsync(portal);
        await SendAsync(portal);
        Assert.Equal(1, await CountAsync(portal, "select count(*) from provider_order where external_id = @reference", reference));
    }

    [Fact]
    public async Task Of_two_changes_of_one_line_one_wins_and_the_other_is_told()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var service = portal.Services.GetRequiredService<PlanOrderService>();
        var one = await QuoteAsync(service, me, new(line, "fibre-500", null, null, null));
        var other = await QuoteAsync(service, me, new(line, "fibre-1000", null, null, null));
        var answers = await Task.WhenAll(service.ConfirmAsync(me, one, true, Ct), service.ConfirmAsync(me, other, true, Ct));
        Assert.Equal([null, ChangeRefusal.OpenOrder], answers.Order());
        var orders = await service.ListAsync(me.CustomerNumber!, 10, Ct);
        Assert.Single(orders);
    }

    [Fact]
    public async Task What_was_ordered_is_on_the_line_once_it_is_carried_out_and_charged_as_it_was_shown()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var service = portal.Services.GetRequiredService<PlanOrderService>();
        var reference = await QuoteAsync(service, me, new(line, "fibre-500", null, null, ChangeWhen.Now));
        Assert.Null(await service.ConfirmAsync(me, reference, true, Ct));
        await SendAsync(portal);
        await portal.Services.GetRequiredService<OrderFulfilment>().RunAsync(service.Today, Ct);
        await SendAsync(portal);
        var order = (await service.FindAsync(me.CustomerNumber!, reference, Ct))!;
        Assert.Equal(PlanOrderState.Completed, order.State);
        var changed = await LineAsync(portal, me);
        Assert.Equal(("fibre-500", 3499L), (changed.PlanCode, changed.Fee!.Value.Minor));
        Assert.Equal(order.Quote.NewCommittedUntil, changed.CommittedUntil);
        Assert.Equal(
            order.Quote.Once.Minor,
            await CountAsync(portal, "select sum(amount) from unbilled_charge where reason = @target", reference, "order:")
        );
    }

    [Fact]
    public async Task Nothing_is_ordered_at_a_price_that_was_not_shown()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var (service, db) = (portal.Services.GetRequiredService<PlanOrderService>(), portal.Services.GetRequiredService<Database>());
        var reference = await QuoteAsync(service, me, new(line, null, "cloud-200", null, null));
        var catalogue = portal.Services.GetRequiredService<ICatalogue>();
        var sold = (await catalogue.FindExtraAsync("cloud-200", null, Ct)).Value!;
        await db.WriteAsync(
            work => ExtraVersions.PublishAsync(work, sold with { Version = sold.Version + 1, Fee = sold.Fee + new Money(100, "EUR") }),
            Ct
        );
        Assert.Equal(ChangeRefusal.QuoteChanged, await service.ConfirmAsync(me, reference, true, Ct));
        Assert.Equal(PlanOrderState.Quoted, (await service.FindAsync(me.CustomerNumber!, reference, Ct))!.State);
    }

    [Fact]
    public async Task Nobody_is_bound_longer_without_their_word_and_other_people_have_no_such_order()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var (_, stranger, _) = await CustomerAsync(OnFibre100());
        var service = portal.Services.GetRequiredService<PlanOrderService>();
        var reference = await QuoteAsync(service, me, new(line, "fibre-500", null, null, null));
        Assert.Equal(ChangeRefusal.TermNotAccepted, await service.ConfirmAsync(me, reference, acceptsTerm: false, Ct));
        Assert.Equal(ChangeRefusal.UnknownOrder, await service.ConfirmAsync(stranger, reference, true, Ct));
        Assert.Equal(ChangeRefusal.UnknownOrder, await service.CancelAsync(stranger, reference, Ct));
        var (none, why) = await service.QuoteAsync(stranger, new(line, "fibre-500", null, null, null), Language.English, Ct);
        Assert.Equal((null, ChangeRefusal.UnknownService), (none, why));
        Assert.Equal(PlanOrderState.Quoted, (await service.FindAsync(me.CustomerNumber!, reference, Ct))!.State);
    }

    [Fact]
    public async Task An_order_can_be_cancelled_until_it_is_carried_out()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var service = portal.Services.GetRequiredService<PlanOrderService>();
        var early = await QuoteAsync(service, me, new(line, null, "voice-flat", null, ChangeWhen.NextCycle));
        Assert.Null(await service.ConfirmAsync(me, early, true, Ct));
        Assert.Null(await service.CancelAsync(me, early, Ct)); // before the provider heard of it
        await SendAsync(portal);
        Assert.Equal(0, await CountAsync(portal, "select count(*) from provider_order where external_id = @reference", early));
        var sent = await QuoteAsync(service, me, new(line, null, "voice-flat", null, ChangeWhen.NextCycle));
        Assert.Null(await service.ConfirmAsync(me, sent, true, Ct));
        await SendAsync(portal);
        Assert.Null(await service.CancelAsync(me, sent, Ct));
        var late = await QuoteAsync(service, me, new(line, null, "voice-flat", null, ChangeWhen.Now));
        Assert.Null(await service.ConfirmAsync(me, late, true, Ct));
        await SendAsync(portal);
        await portal.Services.GetRequiredService<OrderFulfilment>().RunAsync(service.Today, Ct);
        Assert.Equal(ChangeRefusal.TooLate, await service.CancelAsync(me, late, Ct));
        Assert.Equal("voice-flat", Assert.Single((await LineAsync(portal, me)).Extras).Code);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_while_it_is_handed_over_is_either_cancelled_or_on_its_way_and_never_both()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var service = portal.Services.GetRequiredService<PlanOrderService>();
        for (var time = 0; time < 10; time++)
        {
            var reference = await QuoteAsync(service, me, new(line, null, "voice-flat", null, ChangeWhen.NextCycle));
            Assert.Null(await service.ConfirmAsync(me, reference, true, Ct));
            var sending = SendAsync(portal);
            var refusal = await service.CancelAsync(me, reference, Ct);
            await sending;
            var provider = (await portal.Services.GetRequiredService<IOrders>().FindAsync(reference, Ct)).Value?.State;
            var state = (await service.FindAsync(me.CustomerNumber!, reference, Ct))!.State;
            Assert.Equal(state == PlanOrderState.Cancelled, provider is null or OrderState.Cancelled);
            Assert.Equal(refusal is null, state == PlanOrderState.Cancelled);
            if (refusal is not null)
                Assert.Null(await service.CancelAsync(me, reference, Ct));
        }
    }

    [Fact]
    public async Task A_plan_that_is_withdrawn_while_somebody_chooses_it_is_not_sold()
    {
        var (portal, me, line) = await CustomerAsync(OnFibre100());
        var (service, db) = (portal.Services.GetRequiredService<PlanOrderService>(), portal.Services.GetRequiredService<Database>());
        var plan = (await portal.Services.GetRequiredService<ICatalogue>().FindAsync("fibre-100", null, Ct)).Value!;
        var brief = plan with { Code = "brief-" + line.ToLowerInvariant(), Fee = new(1999, "EUR") };
        await db.WriteAsync(work => PlanVersions.PublishAsync(work, plan with { ChangeTo = [.. plan.ChangeTo, brief.Code] }), Ct);
        await db.WriteAsync(work => PlanVersions.PublishAsync(work, brief), Ct);
        var reference = await QuoteAsync(service, me, new(line, brief.Code, null, null, null));
        await db.WriteAsync(work => PlanVersions.PublishAsync(work, brief with { State = PlanState.Retired }), Ct);
        Assert.Equal(ChangeRefusal.PlanUnavailable, await service.ConfirmAsync(me, reference, true, Ct));
    }

    private static Service OnFibre100() =>
        new()
        {
            Number = "PO" + Interlocked.Increment(ref customers),
            Address = new Address
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = "ES",
            },
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = "Fibra 100",
            PlanCode = "fibre-100",
            PlanVersion = 1,
            Fee = new(2499, "EUR"),
            TermMonths = 24,
            StartedOn = new(2024, 1, 1),
            CommittedUntil = new(2025, 12, 31),
            Devices = [],
        };

    private async Task<(InProcessPortal Portal, Me Me, string Line)> CustomerAsync(Service line)
    {
        var portal = await PortalAsync();
        var number = "C" + line.Number + GetType().Name.ToUpperInvariant()[..4];
        line = line with { Number = line.Number + GetType().Name.ToUpperInvariant()[..4] };
        var record = new CustomerRecord
        {
            Customer = new()
            {
                Number = number,
                Kind = CustomerKind.Person,
                Name = "Customer who changes plan",
                State = CustomerState.Active,
                Language = "es",
            },
            Services = [line],
        };
        await portal.Services.GetRequiredService<Database>().WriteAsync(work => work.WriteAsync(record), Ct);
        var person = await TestData.In(portal).CustomerWithPasswordAsync(p => p.CustomerNumber = number);
        var me = new Me
        {
            PersonId = person.Id,
            Key = person.Key,
            Name = person.Name,
            Email = person.Email,
            CustomerNumber = number,
            SessionId = 0,
            SecondStep = false,
            AuthenticatedAt = DateTimeOffset.UtcNow,
            Roles = [],
        };
        return (portal, me, line.Number);
    }

    private static async Task<string> QuoteAsync(PlanOrderService service, Me me, ChangeRequest request)
    {
        var (reference, refusal) = await service.QuoteAsync(me, request, Language.English, Ct);
        Assert.Null(refusal);
        return reference!;
    }

    private static Task SendAsync(InProcessPortal portal) => portal.Services.GetRequiredService<PlanOrderSender>().RunAsync(Ct);

    private static async Task<Service> LineAsync(InProcessPortal portal, Me me) =>
        Assert.Single((await portal.Services.GetRequiredService<IServices>().ListAsync(me.CustomerNumber!, Ct)).Value!);

    private static Task<long> CountAsync(InProcessPortal portal, string sql, string reference, string kind = "plan-order:") =>
        portal.Services.GetRequiredService<Database>().SingleOrDefaultAsync<long>(sql, new { reference, target = kind + reference }, Ct);

    public sealed class OnSqlite(SharedPortal portal) : PlanOrderTests
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }

    public sealed class OnPostgres(PlanPostgresPortal portal) : PlanOrderTests, IClassFixture<PlanPostgresPortal>
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }
}

/// <summary>One portal over PostgreSQL for a class of tests.</summary>
public sealed class PlanPostgresPortal(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly PostgresFixture data = new(cluster);
    private InProcessPortal? program;

    public async Task<InProcessPortal> ProgramAsync() =>
        program ??= await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = await data.ConnectionStringAsync() });

    public ValueTask InitializeAsync() => data.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
            await program.DisposeAsync();
        await data.DisposeAsync();
    }
}
