using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Help.Content.Plans;

/// <summary>plans/extras/&lt;code&gt;.yaml: something that can be had besides a plan. Every fault blocks the file, as with plans.</summary>
internal sealed class ExtraFile(string code, YamlMap root, DiagnosticList faults)
{
    public const string Folder = "extras";

    private static readonly string[] Keys =
    [
        "version",
        "state",
        "kind",
        "name",
        "summary",
        "currency",
        "fee",
        "tax_percent",
        "set_up_fee",
        "term_months",
        "plans",
        "excludes",
    ];

    private readonly PlanValues values = new(root, faults);

    public static bool IsPath(string path) =>
        path.Split('/') is [PlanFile.Folder, Folder, var name] && name.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>The extra; null when anything is wrong with its file.</summary>
    public static Extra? Parse(string path, string text, DiagnosticList faults)
    {
        var code = Path.GetFileNameWithoutExtension(path);
        if (!Slugs.IsGood(code))
            faults.Block(1, "the name of the file is the extra's code: only a to z, digits and hyphens");
        return YamlFile.Read(text, 1, faults) is { } root && new ExtraFile(code, root, faults).Read() is var extra && faults.All.Count == 0
            ? extra
            : null;
    }

    private Extra Read()
    {
        foreach (var unknown in root.Entries.Where(e => !Keys.Contains(e.Key)))
            faults.Block(unknown.Line, $"unknown key {unknown.Key}");
        var currency = values.Currency();
        return new Extra
        {
            Code = code,
            Version = values.Number("version", 1, 9999),
            State = values.Word("state", PlanState.Active),
            Kind = Kind(),
            Names = values.Texts("name"),
            Summaries = values.Texts("summary"),
            Fee = values.Amount("fee", currency),
            TaxPercent = values.Percent("tax_percent"),
            SetUpFee = values.Amount("set_up_fee", currency, optional: true),
            TermMonths = values.Number("term_months", 0, 24),
            Plans = [.. values.List("plans").Select(v => v.Value)],
            Excludes = [.. values.List("excludes").Select(v => v.Value)],
        };
    }

    private ExtraKind Kind()
    {
        if (root.Find("kind") is null)
            faults.Block(root.Line, "kind is missing");
        return values.Word("kind", ExtraKind.Equipment);
    }
}
