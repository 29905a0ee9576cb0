using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Help.Content.Plans;

/// <summary>
/// plans/&lt;code&gt;.yaml: one plan as an operator writes it. Every fault blocks the file, because a wrong price is worse than an old one.
/// </summary>
internal sealed class PlanFile(string code, YamlMap root, DiagnosticList faults)
{
    public const string Folder = "plans";

    private static readonly string[] Keys =
    [
        "version",
        "state",
        "audience",
        "name",
        "summary",
        "technologies",
        "download",
        "upload",
        "currency",
        "fee",
        "tax_percent",
        "promotion",
        "set_up_fee",
        "benefit",
        "term_months",
        "notice_days",
        "data_cap",
        "included",
        "change_to",
    ];

    private readonly PlanValues values = new(root, faults);

    public static bool IsPath(string path) => path.Split('/') is [Folder, var name] && name.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>The plan; null when anything is wrong with its file.</summary>
    public static Plan? Parse(string path, string text, DiagnosticList faults)
    {
        var code = Path.GetFileNameWithoutExtension(path);
        if (!Slugs.IsGood(code))
            faults.Block(1, "the name of the file is the plan's code: only a to z, digits and hyphens");
        return YamlFile.Read(text, 1, faults) is { } root && new PlanFile(code, root, faults).Read() is var plan && faults.All.Count == 0
            ? plan
            : null;
    }

    private Plan Read()
    {
        foreach (var unknown in root.Entries.Where(e => !Keys.Contains(e.Key)))
            faults.Block(unknown.Line, $"unknown key {unknown.Key}");
        var currency = values.Currency();
        var plan = new Plan
        {
            Code = code,
            Version = values.Number("version", 1, 9999),
            State = values.Word("state", PlanState.Active),
            Audience = values.Word("audience", PlanAudience.Everyone),
            Names = values.Texts("name"),
            Summaries = values.Texts("summary"),
            Technologies = [.. values.List("technologies").Select(values.Technology).Distinct()],
            Download = values.Speeds("download"),
            Upload = values.Speeds("upload"),
            Fee = values.Amount("fee", currency),
            TaxPercent = values.Percent("tax_percent"),
            Promotion = values.Promotion(currency),
            SetUpFee = values.Amount("set_up_fee", currency, optional: true),
            Benefit = values.Amount("benefit", currency, optional: true),
            TermMonths = values.Number("term_months", 0, 24),
            NoticeDays = values.Number("notice_days", 0, 30),
            Cap = values.Cap(),
            Included = [.. values.List("included").Select(v => v.Value)],
            ChangeTo = [.. values.List("change_to").Select(v => v.Value)],
        };
        if (plan.Technologies.Count == 0)
            faults.Block(values.LineOf("technologies"), "technologies is a list: [fibre, cable, dsl, wireless]");
        if (plan.Promotion is { } promotion && promotion.Fee >= plan.Fee)
            faults.Block(values.LineOf("promotion"), "a promotion is lower than the fee");
        return plan;
    }
}
