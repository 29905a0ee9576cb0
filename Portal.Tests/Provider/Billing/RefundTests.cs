using Portal.Tests.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Billing;

/// <summary>Money that goes back, as the portal's own tables book it, on each database.</summary>
public abstract class RefundTests(DatabaseFixture data)
{
    private static readonly DateOnly PaidOn = new(2026, 3, 10);
    private static readonly DateOnly Back = new(2026, 5, 4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EmbeddedBilling Billing => new(data.Database, new());

    [Theory]
    [InlineData(false, PaymentKind.Refund)]
    [InlineData(true, PaymentKind.Chargeback)]
    public async Task What_goes_back_is_open_again_from_that_day_on_and_counts_once(bool isChargeback, PaymentKind kind)
    {
        var (customer, bill) = await BillAsync($"BACK{kind}");
        await PayAsync(customer, bill, "P" + kind);
        Assert.Equal(InvoiceState.Settled, (await InvoiceAsync(customer, bill)).State);
        var refund = RefundOf("P" + kind, isChargeback);
        await Task.WhenAll(
            new EmbeddedBilling(data.Another(), new()).RecordRefundAsync(customer, bill, refund, Ct),
            Billing.RecordRefundAsync(customer, bill, refund, Ct)
        );
        await Billing.RecordRefundAsync(customer, bill, refund, Ct);
        var invoice = await InvoiceAsync(customer, bill);
        Assert.Equal((2499, 0, InvoiceState.Sent), (invoice.Open.Minor, invoice.Paid.Minor, invoice.State));
        Assert.Equal(Back, invoice.ReopenedOn);
        var payments = (await Billing.PaymentsAsync(customer, bill, Ct)).Value!;
        Assert.Equal([2499, -2499], payments.Select(p => p.Amount.Minor));
        Assert.Equal(kind, payments[1].Kind);
        await PayAsync(customer, bill, "SECOND" + kind);
        Assert.Equal(InvoiceState.Settled, (await InvoiceAsync(customer, bill)).State);
    }

    [Fact]
    public async Task A_refund_that_is_heard_of_before_its_payment_counts_with_it()
    {
        var (customer, bill) = await BillAsync("EARLY1");
        await Billing.RecordRefundAsync(customer, bill, RefundOf("EARLY", true), Ct);
        Assert.Equal((2499, 0), ((await InvoiceAsync(customer, bill)).Open.Minor, (await InvoiceAsync(customer, bill)).Paid.Minor));
        Assert.Empty((await Billing.PaymentsAsync(customer, bill, Ct)).Value!);
        Assert.Null((await InvoiceAsync(customer, bill)).ReopenedOn); // it was never paid
        await PayAsync(customer, bill, "EARLY");
        Assert.Equal((2499, 0), ((await InvoiceAsync(customer, bill)).Open.Minor, (await InvoiceAsync(customer, bill)).Paid.Minor));
        Assert.Equal(2, (await Billing.PaymentsAsync(customer, bill, Ct)).Value!.Count);
    }

    [Fact]
    public async Task What_goes_back_in_another_currency_or_of_another_bill_changes_nothing()
    {
        var (customer, bill) = await BillAsync("OTHER1");
        await PayAsync(customer, bill, "OTHERPAY");
        await Billing.RecordRefundAsync(customer, bill, RefundOf("OTHERPAY", true) with { Amount = new(2499, "GBP") }, Ct);
        await Billing.RecordRefundAsync("NOBODY", bill, RefundOf("OTHERPAY", true), Ct);
        Assert.Equal(InvoiceState.Settled, (await InvoiceAsync(customer, bill)).State);
    }

    private static Refund RefundOf(string payment, bool isChargeback) =>
        new()
        {
            Payment = payment,
            On = Back,
            Amount = new(2499, "EUR"),
            IsChargeback = isChargeback,
        };

    private Task<Portal.Web.Provider.Answer<Invoice>> PayAsync(string customer, string bill, string reference) =>
        Billing.RecordPaymentAsync(
            customer,
            bill,
            new()
            {
                Reference = reference,
                ReceivedOn = PaidOn,
                Amount = new(2499, "EUR"),
                Method = PaymentMethod.Card,
            },
            Ct
        );

    private async Task<Invoice> InvoiceAsync(string customer, string bill) => (await Billing.FindAsync(customer, bill, Ct)).Value!;

    private async Task<(string Customer, string Bill)> BillAsync(string customer)
    {
        customer = customer.ToUpperInvariant();
        await BillingTestData.CustomerAsync(data.Database, customer);
        var draft = await BillingTestData.DraftAsync(data.Database, customer, 2499);
        await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct);
        return (customer, draft.Number);
    }

    public sealed class OnSqlite(SqliteFixture data) : RefundTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RefundTests(data), IClassFixture<PostgresFixture>;
}
