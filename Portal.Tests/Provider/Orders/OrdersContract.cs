using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Orders;

namespace Portal.Tests.Provider.Orders;

/// <summary>
/// What every implementation of the port promises: an order is kept once, for the customer's own line, until it is carried out.
/// </summary>
public abstract class OrdersContract
{
    protected const string Owner = "KD400001";
    protected const string Stranger = "KD400002";
    protected const string Line = "O1";

    private static readonly DateOnly Day = new(2026, 12, 1);

    private static int orders;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Reference => $"O-{Interlocked.Increment(ref orders):000000}";

    [Fact]
    public async Task An_order_is_acknowledged_with_everything_that_was_sent()
    {
        var port = await PortAsync();
        var wanted = Change();
        Assert.True((await port.SubmitAsync(wanted, Ct)).Has(out var order));
        Assert.Equal(OrderState.Acknowledged, order.State);
        Assert.True(order.IsOpen);
        Assert.Equivalent(wanted, order.Request, strict: true);
        Assert.Equivalent(order, (await port.FindAsync(wanted.ExternalId, Ct)).Value, strict: true);
    }

    [Fact]
    public async Task The_same_order_sent_many_times_at_once_is_one()
    {
        var port = await PortAsync();
        var wanted = Change();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => port.SubmitAsync(wanted, Ct)));
        Assert.All(answers, a => Assert.Equal(AnswerState.Found, a.State));
        Assert.Single(answers.Select(a => a.Value!.ReceivedAt).Distinct());
        Assert.Single((await port.ListAsync(Owner, Ct)).Value!, o => o.Request.ExternalId == wanted.ExternalId);
    }

    [Theory]
    [InlineData(Stranger, Line)]
    [InlineData(Owner, "O9")]
    [InlineData("KD499999", Line)]
    public async Task Nothing_is_ordered_for_a_line_that_is_not_theirs(string customer, string line)
    {
        var port = await PortAsync();
        var wanted = Change() with { Customer = customer, Service = line };
        Assert.Equal(AnswerState.NotFound, (await port.SubmitAsync(wanted, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await port.FindAsync(wanted.ExternalId, Ct)).State);
    }

    [Fact]
    public async Task Orders_are_listed_newest_first_for_their_customer_only()
    {
        var port = await PortAsync();
        var (first, second) = (Change(), Change());
        await port.SubmitAsync(first, Ct);
        await port.SubmitAsync(second, Ct);
        var listed = (await port.ListAsync(" kd-400 001", Ct)).Value!.Select(o => o.Request.ExternalId).ToList();
        Assert.Equal([second.ExternalId, first.ExternalId], listed.Take(2));
        Assert.Empty((await port.ListAsync(Stranger, Ct)).Value!);
    }

    [Fact]
    public async Task What_is_taken_back_in_time_is_cancelled_and_stays_so()
    {
        var port = await PortAsync();
        var wanted = Change();
        await port.SubmitAsync(wanted, Ct);
        Assert.Equal(OrderState.Cancelled, (await port.CancelAsync(wanted.ExternalId, Ct)).Value!.State);
        Assert.Equal(OrderState.Cancelled, (await port.CancelAsync(wanted.ExternalId, Ct)).Value!.State);
        // It comes once more over a slow line: it is not given a second time.
        Assert.Equal(OrderState.Cancelled, (await port.SubmitAsync(wanted, Ct)).Value!.State);
        Assert.Equal(AnswerState.NotFound, (await port.CancelAsync(Reference, Ct)).State);
    }

    [Fact]
    public async Task What_is_carried_out_can_no_longer_be_taken_back()
    {
        var port = await PortAsync();
        var wanted = Change();
        await port.SubmitAsync(wanted, Ct);
        await CarryOutAsync(wanted);
        Assert.Equal(OrderState.Completed, (await port.CancelAsync(wanted.ExternalId, Ct)).Value!.State);
        Assert.False((await port.FindAsync(wanted.ExternalId, Ct)).Value!.IsOpen);
    }

    [Theory]
    [InlineData(OrderKind.Terminate)]
    [InlineData(OrderKind.Withdraw)]
    public async Task A_line_whose_contract_is_to_end_says_so_until_the_order_is_taken_back(OrderKind kind)
    {
        var port = await PortAsync();
        var wanted = Change() with { Kind = kind, Items = [], Charges = [] };
        await port.SubmitAsync(wanted, Ct);
        Assert.Equal((ServiceState.PendingTerminate, Day.AddDays(-1)), await LineAsync());
        await port.CancelAsync(wanted.ExternalId, Ct);
        Assert.Equal((ServiceState.Active, null), await LineAsync());
    }

    /// <summary>
    /// The port of a provider where <see cref="Owner"/> has the line <see cref="Line"/> and <see cref="Stranger"/> another.
    /// </summary>
    protected abstract Task<IOrders> PortAsync();

    /// <summary>The provider carries the order out.</summary>
    protected abstract Task CarryOutAsync(OrderRequest order);

    /// <summary>The state of <see cref="Line"/> as the provider tells it, and its last day.</summary>
    protected abstract Task<(ServiceState State, DateOnly? EndsOn)> LineAsync();

    private static OrderRequest Change() =>
        new()
        {
            ExternalId = Reference,
            Customer = Owner,
            Service = Line,
            Kind = OrderKind.ChangePlan,
            EffectiveOn = Day,
            Items =
            [
                new OrderItem
                {
                    Action = OrderAction.Modify,
                    Code = "fibre-500",
                    Version = 2,
                    Name = "Оптика 500 «Ё»",
                    Fee = new(3499, "EUR"),
                    CommittedUntil = new(2027, 11, 30),
                    TermMonths = 12,
                },
            ],
            Charges =
            [
                new OrderCharge
                {
                    Kind = LineKind.Plan,
                    Code = "fibre-500",
                    Period = new(new(2026, 12, 1), new(2026, 12, 15)),
                    Amount = new(-417, "EUR"),
                    TaxPercent = 21.5m,
                },
            ],
        };
}
