using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Agents;

/// <summary>How the help desk does, for everybody who works there. It counts requests and names nobody.</summary>
[PageInfo("Agents", Title = "Agents.Reports", Script = "js/agents.js", OwnSearch = true)]
public sealed class ReportsModel(ReportBuilder reports) : PortalPage
{
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    public int Period => int.TryParse(Request.Query["days"], out var days) && Periods.Contains(days) ? days : 30;

    public ReportGrouping By =>
        Enum.TryParse<ReportGrouping>(Request.Query["by"], ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : ReportGrouping.Level;

    public Report Report { get; private set; } = null!;

    /// <summary>Where the scale of the days ends: a round number a little above the busiest.</summary>
    public int Top => Math.Max(5, (int)(Math.Ceiling(Report.Days.Max(d => d.Opened) / 5.0) * 5));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.Reports(Period, By));
        Report = await reports.ReadAsync(Period, By, ct);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        Report = await reports.ReadAsync(Period, By, ct);
        object?[] head =
        [
            Texts[$"Agents.By.{By}"].Value,
            .. (
                (string[])
                    [
                        "Opened",
                        "Answered",
                        "AnsweredInTime",
                        "NotAnswered",
                        "Solved",
                        "EverSolved",
                        "ReopenedCount",
                        "FirstMinutes",
                        "SolveMinutes",
                    ]
            ).Select(column => Texts[$"Agents.{column}"].Value),
        ];
        var rows = Report.Groups.Select(g =>
            (object?[])
                [
                    NameOf(g.Name),
                    g.Opened,
                    g.Answered,
                    g.InTime,
                    g.Overdue,
                    g.Solved,
                    g.EverSolved,
                    g.Reopened,
                    (int?)g.FirstReply?.TotalMinutes,
                    (int?)g.Solving?.TotalMinutes,
                ]
        );
        return File(Csv.Write(rows.Prepend(head)), "text/csv; charset=utf-8", $"report-{By}-{Period}.csv".ToLowerInvariant());
    }

    public string NameOf(string name) =>
        By switch
        {
            ReportGrouping.Level => Texts["Agents.Level", name],
            ReportGrouping.Type => Texts[$"Agents.Type.{name}"],
            ReportGrouping.Language => Language.TryFind(name, out var language) ? language.Name : name,
            _ => name.Split('/', 2) is [var type, var topic]
                ? $"{Texts[$"Agents.Type.{type}"].Value}: {FieldTexts.Topic(Texts, type, topic)}"
                : name,
        };

    /// <summary>In whole percent; only all of them are 100 %, and only none of them 0 %.</summary>
    public static string Share(int part, int whole, CultureInfo culture)
    {
        if (whole == 0)
            return "–";
        var percent =
            part == whole ? 100
            : part == 0 ? 0
            : Math.Clamp((int)Math.Round(100.0 * part / whole), 1, 99);
        return (percent / 100.0).ToString("P0", culture);
    }

    public string Share(int part, int whole) => Share(part, whole, Language.Culture);

    /// <summary>Working time is never said in days: it is not clear how long such a day would be.</summary>
    public string Time(TimeSpan? time) =>
        time switch
        {
            null => "–",
            { TotalMinutes: < 90 } => Texts["Agents.Minutes", (int)Math.Round(time.Value.TotalMinutes)],
            _ => Texts["Agents.Hours", (int)Math.Round(time.Value.TotalHours)],
        };

    public string Day(DateOnly day) => day.ToString("M", Language.Culture);
}
