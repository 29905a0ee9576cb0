using Microsoft.Extensions.Localization;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Catalogue;

/// <summary>All that a version says, in the same order for each, so that two can be compared line by line.</summary>
internal static class VersionFacts
{
    private const string None = "–";

    public static IEnumerable<VersionFact> Of(Plan plan, Language language, IStringLocalizer<Text> texts) =>
        [
            new(texts["Catalogue.Fee"], plan.Fee.In(language)),
            new(texts["Catalogue.Promotion"], PromotionOf(plan, language, texts)),
            new(texts["Plans.SetUp"], plan.SetUpFee.In(language)),
            new(texts["Plans.Term"], Months(plan.TermMonths, texts)),
            new(texts["Catalogue.Notice"], $"{plan.NoticeDays}"),
            new(texts["Plans.Download"], Speed(plan.Download)),
            new(texts["Plans.Upload"], Speed(plan.Upload)),
            new(texts["Plans.Data"], CapOf(plan, texts)),
            new(texts["Catalogue.Benefit"], plan.Benefit.In(language)),
            new(texts["Catalogue.Tax"], Percent(plan.TaxPercent, language)),
            new(texts["Catalogue.Technologies"], string.Join(", ", plan.Technologies.Select(t => texts[$"Service.Technology.{t}"].Value))),
            new(texts["Catalogue.Included"], List(plan.Included)),
            new(texts["Catalogue.ChangeTo"], List(plan.ChangeTo)),
            new(texts["Catalogue.Audience"], texts[$"Catalogue.Audience.{plan.Audience}"]),
        ];

    public static IEnumerable<VersionFact> Of(Extra extra, Language language, IStringLocalizer<Text> texts) =>
        [
            new(texts["Catalogue.Fee"], extra.Fee.In(language)),
            new(texts["Plans.SetUp"], extra.SetUpFee.In(language)),
            new(texts["Plans.Term"], Months(extra.TermMonths, texts)),
            new(texts["Catalogue.Tax"], Percent(extra.TaxPercent, language)),
            new(texts["Catalogue.FitsPlans"], extra.Plans.Count == 0 ? texts["Catalogue.AllPlans"] : List(extra.Plans)),
            new(texts["Catalogue.Excludes"], List(extra.Excludes)),
        ];

    private static string PromotionOf(Plan plan, Language language, IStringLocalizer<Text> texts) =>
        plan.Promotion is { } first ? $"{first.Fee.In(language)} · {texts.Count("Plans.Months", first.Months)}" : None;

    private static string Months(int months, IStringLocalizer<Text> texts) =>
        months == 0 ? texts["Plans.NoTerm"] : texts.Count("Plans.Months", months);

    private static string Speed(Speeds speeds) => $"{speeds.Max} / {speeds.Normal} / {speeds.Min} Mbit/s";

    private static string CapOf(Plan plan, IStringLocalizer<Text> texts) =>
        plan.Cap is not { } cap ? texts["Plans.Unlimited"]
        : cap.ThenMbits == 0 ? texts["Plans.CapStops", cap.Gigabytes]
        : texts["Plans.Cap", cap.Gigabytes, cap.ThenMbits];

    private static string Percent(decimal percent, Language language) => (percent / 100).ToString("P1", language.Culture);

    private static string List(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? None : string.Join(", ", codes.Order(StringComparer.Ordinal));
}
