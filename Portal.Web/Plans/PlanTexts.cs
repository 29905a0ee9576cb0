using Microsoft.Extensions.Localization;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans;

/// <summary>A plan in the words of a language: what stands in each line of its facts.</summary>
internal sealed class PlanTexts(Plan plan, Language language, IStringLocalizer<Text> texts)
{
    public string Name => plan.Names.GetValueOrDefault(language.Code) ?? plan.Code;

    public string Summary => plan.Summaries.GetValueOrDefault(language.Code) ?? "";

    /// <summary>What is paid first, large.</summary>
    public string Fee => plan.FeeIn(1).In(language);

    /// <summary>What is paid after the promotion; null when there is none.</summary>
    public string? Later => plan.Promotion is { } first ? texts["Plans.Later", first.Months, plan.Fee.In(language)].Value : null;

    public string Technologies => string.Join(", ", plan.Technologies.Select(t => texts[$"Service.Technology.{t}"].Value));

    /// <summary>Speeds and term in one line.</summary>
    public string Short => $"↓ {plan.Download.Max} · ↑ {plan.Upload.Max} Mbit/s · {texts["Plans.Term"]}: {Term}";

    /// <summary>What one compares plans by, in the order of the page.</summary>
    public IEnumerable<(string Label, string Value, string? More)> Facts =>
        [
            (texts["Plans.Download"], texts["Plans.Speed", plan.Download.Max], MoreOn(plan.Download)),
            (texts["Plans.Upload"], texts["Plans.Speed", plan.Upload.Max], MoreOn(plan.Upload)),
            (texts["Plans.Data"], Data, null),
            (texts["Plans.Term"], Term, texts["Plans.Notice", plan.NoticeDays]),
            (texts["Plans.SetUp"], plan.SetUpFee.IsZero ? texts["Plans.Nothing"] : plan.SetUpFee.In(language), null),
            (texts["Plans.FirstYear"], plan.FirstYear().In(language), null),
        ];

    private string Data =>
        plan.Cap is not { } cap ? texts["Plans.Unlimited"]
        : cap.ThenMbits == 0 ? texts["Plans.CapStops", cap.Gigabytes]
        : texts["Plans.Cap", cap.Gigabytes, cap.ThenMbits];

    private string Term => plan.TermMonths == 0 ? texts["Plans.NoTerm"] : texts.Count("Plans.Months", plan.TermMonths);

    private string MoreOn(Speeds speeds) => texts["Plans.SpeedMore", speeds.Normal, speeds.Min];
}
