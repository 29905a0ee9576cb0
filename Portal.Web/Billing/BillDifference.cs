using Portal.Web.Provider;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Billing;

/// <summary>What became of something between two bills.</summary>
public enum Difference
{
    Added,
    Removed,
    More,
    Less,
}

/// <summary>Something that is on one of two bills only, or costs another sum.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Item">As it is on the newer bill, or was on the older.</param>
/// <param name="Before">What it cost; zero when it was not there.</param>
/// <param name="Now">What it costs; zero when it is gone.</param>
public sealed record ItemDifference(Difference Kind, InvoiceItem Item, Money Before, Money Now)
{
    public Money Change => Now - Before;
}

/// <summary>Why a bill is another sum than the one before: what came, what went, and what changed its price.</summary>
/// <param name="Change">By how much it is more; negative when it is less.</param>
/// <param name="Items">What makes the change; together they are exactly it. The largest come first.</param>
public sealed record BillDifference(Money Change, IReadOnlyList<ItemDifference> Items)
{
    /// <summary>The lines whose price changed with this bill, as the customer was told before.</summary>
    public IReadOnlySet<string> Announced { get; init; } = new HashSet<string>();

    /// <summary>True for the price of a plan that the customer was told of.</summary>
    public bool IsAnnounced(ItemDifference difference) =>
        difference.Item is { Kind: LineKind.Plan, Service: { } line } && Announced.Contains(line);

    public static BillDifference Between(IReadOnlyList<InvoiceItem> before, IReadOnlyList<InvoiceItem> now)
    {
        var currency = now.Concat(before).Select(i => i.Amount.Currency).FirstOrDefault() ?? "EUR";
        var (old, current) = (Added(before), Added(now));
        var items = old
            .Keys.Union(current.Keys)
            .Select(key => Of(old.GetValueOrDefault(key), current.GetValueOrDefault(key), currency))
            .OfType<ItemDifference>()
            .OrderByDescending(d => Math.Abs(d.Change.Minor))
            .ToList();
        return new(items.Aggregate(Money.Zero(currency), (sum, d) => sum + d.Change), items);
    }

    // A plan that is called otherwise is another plan, even under the same kind; a new reminder is the same thing at another price.
    private static Dictionary<(LineKind, string, string?), InvoiceItem> Added(IEnumerable<InvoiceItem> items) =>
        items
            .GroupBy(i => (i.Kind, i.Code ?? i.Text, i.Service))
            .ToDictionary(
                g => g.Key,
                g => g.First() with { Amount = g.Skip(1).Aggregate(g.First().Amount, (sum, item) => sum + item.Amount) }
            );

    private static ItemDifference? Of(InvoiceItem? before, InvoiceItem? now, string currency)
    {
        var (old, current) = (before?.Amount ?? Money.Zero(currency), now?.Amount ?? Money.Zero(currency));
        if (old == current)
            return null;
        var kind =
            before is null ? Difference.Added
            : now is null ? Difference.Removed
            : current > old ? Difference.More
            : Difference.Less;
        return new(kind, now ?? before!, old, current);
    }
}
