using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Billing;

/// <summary>The portal's own tables as the provider's billing.</summary>
public abstract class EmbeddedBillingTests(DatabaseFixture data) : BillingContract
{
    [Fact]
    public async Task A_bill_issued_twice_and_a_payment_booked_twice_count_once()
    {
        await BillingTestData.CustomerAsync(data.Database, "TWICE1");
        var draft = await BillingTestData.DraftAsync(data.Database, "TWICE1", 2499);
        Assert.True(await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct));
        Assert.False(await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct));
        var payment = new Payment
        {
            Reference = "TWICE",
            ReceivedOn = draft.IssuedOn,
            Amount = new(999, "EUR"),
            Method = PaymentMethod.Card,
        };
        Assert.True(await data.Database.WriteAsync(work => work.PayAsync(draft.Number, payment), Ct));
        Assert.False(await data.Database.WriteAsync(work => work.PayAsync(draft.Number, payment), Ct));
        var other = payment with { Reference = "OTHER", Amount = new(1, "GBP") };
        Assert.False(await data.Database.WriteAsync(work => work.PayAsync(draft.Number, other), Ct));
        var bill = Assert.Single((await Port().ListAsync("TWICE1", 10, Ct)).Value!);
        Assert.Equal((999, 1500), (bill.Paid.Minor, bill.Open.Minor));
    }

    [Fact]
    public async Task Two_payments_at_once_are_both_booked()
    {
        await BillingTestData.CustomerAsync(data.Database, "ATONCE");
        var draft = await BillingTestData.DraftAsync(data.Database, "ATONCE", 1000);
        await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct);
        Payment Half(string reference) =>
            new()
            {
                Reference = reference,
                ReceivedOn = draft.IssuedOn,
                Amount = new(500, "EUR"),
                Method = PaymentMethod.Transfer,
            };
        await Task.WhenAll(
            data.Another().WriteAsync(work => work.PayAsync(draft.Number, Half("A1")), Ct),
            data.Another().WriteAsync(work => work.PayAsync(draft.Number, Half("A2")), Ct)
        );
        Assert.Equal(InvoiceState.Settled, Assert.Single((await Port().ListAsync("ATONCE", 10, Ct)).Value!).State);
    }

    [Fact]
    public async Task A_bill_whose_lines_are_of_two_currencies_is_not_issued()
    {
        await BillingTestData.CustomerAsync(data.Database, "MIXED1");
        var draft = await BillingTestData.DraftAsync(data.Database, "MIXED1", 100);
        var mixed = draft with { Lines = [draft.Lines[0], draft.Lines[0] with { Amount = new(1, "GBP") }] };
        await Assert.ThrowsAsync<InvalidOperationException>(() => data.Database.WriteAsync(work => work.IssueAsync(mixed), Ct));
        Assert.Empty((await Port().ListAsync("MIXED1", 10, Ct)).Value!);
    }

    protected override async Task<IBilling> PortAsync(IReadOnlyList<string> customers, IReadOnlyList<KnownBill> bills)
    {
        foreach (var customer in customers)
            await BillingTestData.CustomerAsync(data.Database, customer);
        foreach (var bill in bills)
        {
            var draft = await BillingTestData.DraftAsync(data.Database, bill.Customer, 0) with
            {
                Period = bill.Month,
                IssuedOn = bill.Month.Start,
                DueOn = bill.Month.Start.AddDays(14),
                Lines = bill.Lines,
            };
            await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct);
            foreach (var (reference, day, minor) in bill.Paid)
                await data.Database.WriteAsync(
                    work =>
                        work.PayAsync(
                            draft.Number,
                            new()
                            {
                                Reference = reference,
                                ReceivedOn = day,
                                Amount = new(minor, "EUR"),
                                Method = PaymentMethod.Transfer,
                            }
                        ),
                    Ct
                );
        }

        return Port();
    }

    private EmbeddedBilling Port() => new(data.Database, new ProviderOptions());

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedBillingTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedBillingTests(data), IClassFixture<PostgresFixture>;
}
