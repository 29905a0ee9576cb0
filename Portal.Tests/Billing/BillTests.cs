using Portal.Web.Billing;
using Portal.Web.Provider.Billing;

namespace Portal.Tests.Billing;

/// <summary>How a bill stands.</summary>
public sealed class BillTests
{
    private static readonly DateOnly Due = new(2026, 11, 15);

    [Theory]
    [InlineData(0, 0, 0, BillStanding.Open)]
    [InlineData(0, 0, 1, BillStanding.Overdue)]
    [InlineData(12000, 0, 1, BillStanding.Paid)]
    [InlineData(5000, 0, 1, BillStanding.Overdue)]
    [InlineData(5000, 7000, 1, BillStanding.Disputed)]
    [InlineData(0, 12000, 1, BillStanding.Disputed)]
    [InlineData(0, 1000, 1, BillStanding.Overdue)]
    [InlineData(12000, 3000, 1, BillStanding.Paid)]
    public void A_bill_stands_by_what_was_paid_what_is_disputed_and_the_day(long paid, long disputed, int late, BillStanding standing) =>
        Assert.Equal(standing, BillOf(paid, disputed, late).Standing);

    [Fact]
    public void What_is_disputed_is_not_to_be_paid() => Assert.Equal(8000, BillOf(0, 4000, 1).ToPay.Minor);

    [Fact]
    public void A_summary_names_what_is_first_due()
    {
        Assert.Equal(new BillingSummary(), BillingSummaries.Of([]));
        var later = BillOf(0, 0, 0) with { Today = new(2026, 11, 20) };
        later = later with { Invoice = later.Invoice with { Number = "B", DueOn = new(2026, 12, 15) } };
        var summary = BillingSummaries.Of([later, BillOf(2000, 0, 1), BillOf(12000, 0, 1)]);
        Assert.Equal(
            (22000, 10000, Due, "A"),
            (summary.ToPay!.Value.Minor, summary.Overdue!.Value.Minor, summary.NextDue, summary.NextBill)
        );
        Assert.True(summary.IsOverdue);
        Assert.Equal(0, BillingSummaries.Of([BillOf(12000, 0, 1)]).ToPay!.Value.Minor);
    }

    [Fact]
    public void The_last_day_of_notice_is_said_until_it_is_over()
    {
        var line = Provider.Billing.BillingTestData.Line("L1", 3499, new(2025, 1, 1)) with { CommittedUntil = new(2026, 12, 31) };
        Assert.Equal(new DateOnly(2026, 12, 2), BillContract.For(line, 30, new(2026, 12, 2)).LastDay);
        Assert.Null(BillContract.For(line, 30, new(2026, 12, 3)).LastDay);
        Assert.Null(BillContract.For(line with { CommittedUntil = null }, 30, new(2026, 1, 1)).LastDay);
    }

    private static Bill BillOf(long paid, long disputed, int daysLate) =>
        new(
            new()
            {
                Number = "A",
                Customer = "KD1",
                Period = new(new(2026, 11, 1), new(2026, 12, 1)),
                IssuedOn = new(2026, 11, 1),
                DueOn = Due,
                Total = new(12000, "EUR"),
                Tax = new(2083, "EUR"),
                Paid = new(paid, "EUR"),
                State =
                    paid == 0 ? InvoiceState.Sent
                    : paid < 12000 ? InvoiceState.PartiallyPaid
                    : InvoiceState.Settled,
                LineCount = 1,
            },
            new(disputed, "EUR"),
            Due.AddDays(daysLate)
        );
}
