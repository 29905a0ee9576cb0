using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Demonstration;

/// <summary>What happened to the made-up customers: what stands on their bills besides the month, and who did not pay.</summary>
internal static class DemonstrationEvents
{
    /// <summary>A customer whose newest bill has a line for every call.</summary>
    private const int Calls = 240;

    /// <param name="customer">Their number.</param>
    /// <param name="basis">Their lines.</param>
    /// <param name="month">The month of the bill.</param>
    /// <param name="ago">How many months ago: 0 for the newest bill.</param>
    public static IEnumerable<InvoiceLine> For(string customer, BillingBasis basis, DatePeriod month, int ago)
    {
        if (basis.Lines is not [var line, ..] || line.Fee is not { } fee)
            return [];
        var before = new DatePeriod(month.Start.AddMonths(-1), month.Start);
        InvoiceLine Once(LineKind kind, long minor, string? code = null, string text = "", DatePeriod? period = null) =>
            new()
            {
                Position = 0,
                Kind = kind,
                Code = code,
                Text = text,
                Service = line.Number,
                Period = period,
                Amount = new(minor, fee.Currency),
                TaxPercent = 21,
            };
        return (customer, ago) switch
        {
            // Two months on one bill: the customer does not agree.
            ("DEMO1002", 1) => [Once(LineKind.Other, fee.Minor, text: $"{line.Plan} ({before.Start:MM/yyyy})", period: before)],
            ("DEMO1002", 0) => [Once(LineKind.Reminder, 250)],
            ("DEMO1005", 0 or 1) => [Once(LineKind.Reminder, 250)],
            ("DEMO1005", 2) => [Once(LineKind.Usage, 8120, text: "0900 000000, 58 min", period: before)],
            ("DEMO1007", 0) => [Once(LineKind.Extra, 499, "mesh-rent", period: month), Once(LineKind.SetUp, 990, "mesh-rent")],
            ("DEMO1004", 0) => [Once(LineKind.Compensation, -1000, period: before)],
            ("DEMO1003", 0) =>
            [
                Once(LineKind.Extra, 1499, "tv-plus", period: month),
                Once(LineKind.ProrationCharge, 725, "tv-plus", period: before with { Start = before.Start.AddDays(15) }),
                Once(LineKind.SetUp, 990, "tv-plus"),
            ],
            ("DEMO1010", 0) => [Once(LineKind.Usage, 312, text: "118 000, 4 min", period: before)],
            ("DEMO1006", 0) =>
            [
                .. Enumerable.Range(1, Calls).Select(n => Once(LineKind.Usage, 3 + (n % 7), text: Call(n), period: before)),
            ],
            ("DEMO1006", 1) => [.. Enumerable.Range(1, 12).Select(n => Once(LineKind.Usage, 4, text: Call(n), period: before))],
            _ => [],
        };
    }

    /// <summary>Who owes something does so since the last bill that is overdue; who is suspended, for longer.</summary>
    public static bool IsPaid(string customer, DateOnly due, DateOnly today) =>
        customer switch
        {
            "DEMO1002" or "DEMO1013" => due.AddMonths(1) < today,
            "DEMO1005" => due.AddMonths(3) < today,
            _ => due <= today,
        };

    private static string Call(int n) => $"0900 0000{n % 100:00}, {1 + (n % 9)} min";
}
