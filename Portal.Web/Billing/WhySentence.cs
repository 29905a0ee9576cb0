using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>One sentence on why a bill differs from the one before: by how much, and what makes it.</summary>
public sealed class WhySentence(LocalizedTexts texts, BillNames names)
{
    /// <summary>More would be a list, which the bill itself is.</summary>
    private const int Most = 4;

    public string Write(BillDifference difference)
    {
        var language = texts.Language;
        var lead =
            difference.Change.IsZero ? texts[difference.Items.Count == 0 ? "Billing.Why.Same" : "Billing.Why.SameSum"]
            : difference.Change > Money.Zero(difference.Change.Currency) ? texts["Billing.Why.More", difference.Change.In(language)]
            : texts["Billing.Why.Less", (-difference.Change).In(language)];
        if (difference.Items.Count == 0)
            return $"{lead}.";
        var named = difference.Items.Take(Most).ToList();
        List<string> parts =
        [
            .. Listed(named, Difference.Added),
            .. Listed(named, Difference.Removed),
            .. named.SelectMany(item => Changed(item, difference.IsAnnounced(item))),
        ];
        if (difference.Items.Count > Most)
            parts.Add(texts.Count("Billing.Why.Others", difference.Items.Count - Most));
        return $"{lead}: {string.Join("; ", parts)}.";
    }

    // "new: TV Plus (14.99), TV Plus: set-up (9.90)": what happened is said once.
    private IEnumerable<string> Listed(IEnumerable<ItemDifference> items, Difference kind)
    {
        var all = items
            .Where(i => i.Kind == kind)
            .Select(i => $"{names.Of(i.Item)} ({(kind == Difference.Added ? i.Now : i.Before).In(texts.Language)})")
            .ToList();
        if (all.Count > 0)
            yield return texts[$"Billing.Why.{kind}", string.Join(", ", all)];
    }

    private IEnumerable<string> Changed(ItemDifference item, bool isAnnounced)
    {
        if (item.Kind is Difference.More or Difference.Less)
            yield return texts[
                isAnnounced ? "Billing.Why.Price" : "Billing.Why.Changed",
                names.Of(item.Item),
                item.Now.In(texts.Language),
                item.Before.In(texts.Language)
            ];
    }
}
