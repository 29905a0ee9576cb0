using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>A bar for each of the last twelve bills, with its month and its sum beside it.</summary>
public sealed class MonthChart(IReadOnlyList<Bill> bills, Language language)
{
    /// <summary>The width of the longest bar; the drawing is stretched to its place.</summary>
    public const int Width = 1000;

    private const int Months = 12;

    /// <summary>The oldest first, as time goes.</summary>
    public IReadOnlyList<Bill> Bills { get; } = [.. bills.OrderByDescending(b => b.Invoice.Period.Start).Take(Months).Reverse()];

    public Language Language => language;

    /// <summary>What they cost together.</summary>
    public string Total => Sum.In(language);

    /// <summary>A month on average, rounded.</summary>
    public string Average => Sum.Share(1, Bills.Count).In(language);

    public int WidthOf(Bill bill) =>
        (int)(Math.Max(bill.Invoice.Total.Minor, 0) * Width / Math.Max(Bills.Max(b => b.Invoice.Total.Minor), 1));

    private Money Sum => Bills.Aggregate(Money.Zero(Bills[0].Invoice.Total.Currency), (sum, bill) => sum + bill.Invoice.Total);
}
