using Portal.Web.Provider;
using Portal.Web.Provider.Billing;

namespace Portal.Tests.Provider.Billing;

/// <summary>What every implementation of the billing port promises, whatever stands behind it.</summary>
public abstract class BillingContract
{
    private const string Payer = "KD200100";
    private const string Other = "KD200200";
    private const string Newcomer = "KD200300";

    private static readonly DatePeriod February = new(new(2026, 2, 1), new(2026, 3, 1));
    private static readonly DatePeriod March = new(new(2026, 3, 1), new(2026, 4, 1));

    private static readonly KnownBill Older = new(
        Payer,
        February,
        [Line(LineKind.Plan, 3499, "fibre-500", "Fibre 500"), Line(LineKind.Discount, -1000, "fibre-500", "Fibre 500")]
    )
    {
        Paid = [new("P-1", new(2026, 2, 10), 1000), new("P-2", new(2026, 2, 12), 1499)],
    };

    private static readonly KnownBill Newer = new(
        Payer,
        March,
        [
            Line(LineKind.Plan, 3499, "fibre-500", "Fibre 500"),
            Line(LineKind.Usage, 12, null, "0900 000001, 3 min"),
            Line(LineKind.Usage, 30, null, "0900 000002, 9 min"),
            Line(LineKind.Other, 250, null, "Ersatzgerät & Söhne") with
            {
                Service = null,
                Period = null,
                TaxPercent = 0,
            },
        ]
    )
    {
        Paid = [new("P-3", new(2026, 3, 9), 500)],
    };

    private static readonly KnownBill Strangers = new(Other, March, [Line(LineKind.Plan, 2499, "fibre-100", "Оптика 100")]);

    private static readonly KnownBill GivesBack = new(Other, February, [Line(LineKind.Compensation, -500, null, "")]);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bills_come_newest_first_with_their_sums_and_states()
    {
        var billing = await BillingAsync();
        var bills = (await billing.ListAsync(Payer, 10, Ct)).Value!;
        Assert.Equal([March, February], bills.Select(b => b.Period));
        Assert.Equal([InvoiceState.PartiallyPaid, InvoiceState.Settled], bills.Select(b => b.State));
        Assert.Equal([3791, 2499], bills.Select(b => b.Total.Minor));
        Assert.Equal([500, 2499], bills.Select(b => b.Paid.Minor));
        Assert.Equal([3291, 0], bills.Select(b => b.Open.Minor));
        Assert.Equal([4, 2], bills.Select(b => b.LineCount));
        Assert.All(bills, b => Assert.Equal(b.IssuedOn.AddDays(14), b.DueOn));
        Assert.Equal(bills[0], (await billing.FindAsync("kd 200 100", bills[0].Number, Ct)).Value);
        Assert.Equal(bills.Take(1), (await billing.ListAsync(Payer, 1, Ct)).Value!);
    }

    [Fact]
    public async Task The_lines_of_every_bill_make_its_total_and_items_add_up_to_the_same()
    {
        var billing = await BillingAsync();
        foreach (var customer in (string[])[Payer, Other])
        foreach (var bill in (await billing.ListAsync(customer, 10, Ct)).Value!)
        {
            var lines = (await billing.LinesAsync(customer, bill.Number, new(0, 100), Ct)).Value!;
            var items = (await billing.ItemsAsync(customer, bill.Number, Ct)).Value!;
            Assert.Equal(bill.LineCount, lines.Count);
            Assert.Equal(bill.Total.Minor, lines.Sum(l => l.Amount.Minor));
            Assert.Equal(bill.Total.Minor, items.Sum(i => i.Amount.Minor));
            Assert.Equal(bill.LineCount, items.Sum(i => i.Lines));
            Assert.Equal(bill.Paid.Minor, (await billing.PaymentsAsync(customer, bill.Number, Ct)).Value!.Sum(p => p.Amount.Minor));
        }
    }

    [Fact]
    public async Task A_line_is_what_was_billed_and_portions_leave_nothing_out()
    {
        var billing = await BillingAsync();
        var number = await NumberAsync(billing, Payer, March);
        var all = (await billing.LinesAsync(Payer, number, new(0, 100), Ct)).Value!;
        Assert.Equal([1, 2, 3, 4], all.Select(l => l.Position));
        Assert.Equal(Newer.Lines, all.Select(l => l with { Position = 0 }));
        var portions = new List<InvoiceLine>();
        for (var skip = 0; skip < 6; skip += 3)
            portions.AddRange((await billing.LinesAsync(Payer, number, new(skip, 3), Ct)).Value!);
        Assert.Equal(all, portions);
        Assert.Empty((await billing.LinesAsync(Payer, number, new(9, 3), Ct)).Value!);
    }

    [Fact]
    public async Task What_is_counted_is_one_item_and_everything_else_an_item_of_its_own()
    {
        var billing = await BillingAsync();
        var items = (await billing.ItemsAsync(Payer, await NumberAsync(billing, Payer, March), Ct)).Value!;
        Assert.Equal([LineKind.Plan, LineKind.Usage, LineKind.Other], items.Select(i => i.Kind));
        Assert.Equal((42, 2, ""), (items[1].Amount.Minor, items[1].Lines, items[1].Text));
        Assert.Equal("Ersatzgerät & Söhne", items[2].Text);
    }

    [Fact]
    public async Task The_tax_within_the_total_is_that_of_each_rate()
    {
        var billing = await BillingAsync();
        // 35.41 with 21 percent, 2.50 without
        Assert.Equal(615, (await billing.FindAsync(Payer, await NumberAsync(billing, Payer, March), Ct)).Value!.Tax.Minor);
    }

    [Fact]
    public async Task A_bill_that_gives_money_back_has_nothing_open()
    {
        var billing = await BillingAsync();
        var bill = (await billing.FindAsync(Other, await NumberAsync(billing, Other, February), Ct)).Value!;
        Assert.Equal((-500, 0, InvoiceState.Settled), (bill.Total.Minor, bill.Open.Minor, bill.State));
    }

    [Fact]
    public async Task Payments_come_in_their_order()
    {
        var billing = await BillingAsync();
        var payments = (await billing.PaymentsAsync(Payer, await NumberAsync(billing, Payer, February), Ct)).Value!;
        Assert.Equal(["P-1", "P-2"], payments.Select(p => p.Reference));
        Assert.Equal(
            new Payment
            {
                Reference = "P-1",
                ReceivedOn = new(2026, 2, 10),
                Amount = new(1000, "EUR"),
                Method = PaymentMethod.Transfer,
            },
            payments[0]
        );
    }

    [Fact]
    public async Task The_latest_payments_of_a_customer_are_those_of_all_bills_the_newest_first()
    {
        var billing = await BillingAsync();
        var expected = new List<BillPayment>();
        foreach (var bill in (await billing.ListAsync(Payer, 10, Ct)).Value!)
            expected.AddRange((await billing.PaymentsAsync(Payer, bill.Number, Ct)).Value!.Select(p => new BillPayment(bill.Number, p)));
        var latest = (await billing.LatestPaymentsAsync(Payer, 10, Ct)).Value!;
        Assert.Equal(expected.OrderByDescending(p => p.Payment.ReceivedOn).ThenByDescending(p => p.Payment.Reference), latest);
        Assert.Equal(latest[0], Assert.Single((await billing.LatestPaymentsAsync(Payer, 1, Ct)).Value!));
        Assert.Empty((await billing.LatestPaymentsAsync(Newcomer, 10, Ct)).Value!);
        Assert.Equal(AnswerState.NotFound, (await billing.LatestPaymentsAsync("KD999999", 10, Ct)).State);
    }

    [Fact]
    public async Task Somebody_elses_bill_is_not_found()
    {
        var billing = await BillingAsync();
        var number = await NumberAsync(billing, Other, March);
        Assert.Equal(AnswerState.NotFound, (await billing.FindAsync(Payer, number, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await billing.LinesAsync(Payer, number, new(0, 10), Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await billing.ItemsAsync(Payer, number, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await billing.PaymentsAsync(Payer, number, Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await billing.FindAsync(Payer, "", Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await billing.FindAsync("", number, Ct)).State);
    }

    [Fact]
    public async Task Who_has_no_bills_has_an_empty_list_and_nobody_has_none_at_all()
    {
        var billing = await BillingAsync();
        Assert.Empty((await billing.ListAsync(Newcomer, 10, Ct)).Value!);
        Assert.Equal(AnswerState.NotFound, (await billing.ListAsync("KD999999", 10, Ct)).State);
    }

    [Fact]
    public async Task Whatever_is_typed_it_is_an_answer_and_nothing_is_found()
    {
        var billing = await BillingAsync();
        foreach (var typed in Hostile.HostileLists.HandWritten)
        {
            Assert.Equal(AnswerState.NotFound, (await billing.FindAsync(Payer, typed, Ct)).State);
            Assert.Equal(AnswerState.NotFound, (await billing.ListAsync(typed, 10, Ct)).State);
        }
    }

    [Fact]
    public async Task Somebody_who_left_does_not_wait()
    {
        var billing = await BillingAsync();
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => billing.ListAsync(Payer, 10, gone));
    }

    /// <summary>The port of a provider that has these customers with these bills; asked once for each test.</summary>
    protected abstract Task<IBilling> PortAsync(IReadOnlyList<string> customers, IReadOnlyList<KnownBill> bills);

    private Task<IBilling> BillingAsync() => PortAsync([Payer, Other, Newcomer], [Older, Newer, Strangers, GivesBack]);

    private static async Task<string> NumberAsync(IBilling billing, string customer, DatePeriod month) =>
        (await billing.ListAsync(customer, 10, Ct)).Value!.Single(b => b.Period == month).Number;

    private static InvoiceLine Line(LineKind kind, long minor, string? code, string text) =>
        new()
        {
            Position = 0,
            Kind = kind,
            Code = code,
            Text = text,
            Service = "L77",
            Period = March,
            Amount = new(minor, "EUR"),
            TaxPercent = 21,
        };
}

/// <summary>A bill the provider of a test has.</summary>
public sealed record KnownBill(string Customer, DatePeriod Month, IReadOnlyList<InvoiceLine> Lines)
{
    public IReadOnlyList<(string Reference, DateOnly On, long Minor)> Paid { get; init; } = [];
}
