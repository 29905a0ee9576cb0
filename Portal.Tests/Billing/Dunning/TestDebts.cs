using Portal.Web.Billing;
using Portal.Web.Billing.Dunning;
using Portal.Web.Provider;

namespace Portal.Tests.Billing.Dunning;

/// <summary>Unpaid bills as tests need them.</summary>
internal static class TestDebts
{
    public static Bill Bill(string number, DateOnly due, long minor, long disputed = 0, DateOnly? issued = null) =>
        new(
            new()
            {
                Number = number,
                Customer = "KD1",
                Period = new(due.AddDays(-14), due.AddDays(16)),
                IssuedOn = issued ?? due.AddDays(-14),
                DueOn = due,
                Total = new(minor, "EUR"),
                Tax = new(0, "EUR"),
                Paid = new(0, "EUR"),
                State = Web.Provider.Billing.InvoiceState.Sent,
                LineCount = 1,
            },
            new(disputed, "EUR"),
            due
        );

    public static DunningAccount DebtOf(params IReadOnlyList<Bill> bills) => new() { Bills = bills };

    public static Money Euro(long minor) => new(minor, "EUR");
}
