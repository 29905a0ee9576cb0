using Microsoft.Extensions.Localization;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>A version of a plan or extra as staff see it.</summary>
/// <param name="IsExtra">True for an extra.</param>
/// <param name="Code">Its code.</param>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="State">Whether it can be bought.</param>
/// <param name="PublishedAt">Since when the catalogue has it.</param>
/// <param name="SoldUntil">Since when it cannot be bought any more; null for one that nothing came after.</param>
/// <param name="Lines">How many lines have it; null when they cannot be counted.</param>
/// <param name="Facts">What it costs and gives, line by line: two versions are compared by these.</param>
public sealed record VersionItem(
    bool IsExtra,
    string Code,
    int Version,
    string Name,
    PlanState State,
    DateTimeOffset PublishedAt,
    DateTimeOffset? SoldUntil,
    int? Lines,
    IReadOnlyList<VersionFact> Facts
)
{
    /// <summary>The word for how it stands: on sale, followed by a newer one, withdrawn, or not yet shown.</summary>
    public string Standing => State == PlanState.Active && SoldUntil is not null ? "Followed" : $"{State}";

    public static IEnumerable<VersionItem> PlansOf(CatalogueView view, Language language, IStringLocalizer<Text> texts) =>
        view.Plans.Select(v => new VersionItem(
            false,
            v.Item.Code,
            v.Item.Version,
            v.Item.Names.GetValueOrDefault(language.Code) ?? v.Item.Code,
            v.Item.State,
            v.PublishedAt,
            v.SoldUntil,
            view.LinesOn(false, v.Item.Code, v.Item.Version),
            [.. VersionFacts.Of(v.Item, language, texts)]
        ));

    public static IEnumerable<VersionItem> ExtrasOf(CatalogueView view, Language language, IStringLocalizer<Text> texts) =>
        view.Extras.Select(v => new VersionItem(
            true,
            v.Item.Code,
            v.Item.Version,
            v.Item.Names.GetValueOrDefault(language.Code) ?? v.Item.Code,
            v.Item.State,
            v.PublishedAt,
            v.SoldUntil,
            view.LinesOn(true, v.Item.Code, v.Item.Version),
            [.. VersionFacts.Of(v.Item, language, texts)]
        ));

    /// <summary>What another version says otherwise, each with the words of both.</summary>
    public IEnumerable<(string Label, string Here, string There)> DifferencesTo(VersionItem other) =>
        Facts.Zip(other.Facts).Where(f => f.First.Value != f.Second.Value).Select(f => (f.First.Label, f.First.Value, f.Second.Value));
}

/// <summary>One line of what a version costs and gives.</summary>
public readonly record struct VersionFact(string Label, string Value);
