using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Troubleshoot.Editors;

namespace Portal.Web.Insights;

/// <summary>
/// Shows editors what readers searched for, in each language: where the help has gaps, and where it has answers that nobody recognises.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class SearchesModel(SearchReport report, GuideReport guides, InsightsOptions options, IStringLocalizer<Text> texts)
    : PortalPage
{
    private const int Size = 20;
    private const int LastPage = 500;
    private const int MostGuides = 10;

    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90];

    [FromQuery(Name = "of")]
    public string? OfText { get; set; }

    [FromQuery(Name = "days")]
    public string? DaysText { get; set; }

    [FromQuery(Name = "list")]
    public string? ListText { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    /// <summary>The language that was searched in; the editor's own unless another is chosen.</summary>
    public Language Selected => Language.TryFind(OfText, out var of) ? of : Language;

    public int Period => int.TryParse(DaysText, out var days) && Periods.Contains(days) ? days : 30;

    public SearchList List =>
        Enum.TryParse<SearchList>(ListText, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : SearchList.Missed;

    public int Number { get; private set; } = 1;

    public int ShownFrom => options.ShownFrom;

    public IReadOnlyDictionary<string, SearchTotal> Languages { get; private set; } = new Dictionary<string, SearchTotal>();

    public SearchTotal Sum =>
        Languages.GetValueOrDefault(Selected.Code)
        ?? new()
        {
            Searches = 0,
            Missed = 0,
            Opened = 0,
        };

    public IReadOnlyList<SearchTotal> Days { get; private set; } = [];

    public IReadOnlyDictionary<SearchList, long> Lengths { get; private set; } = new Dictionary<SearchList, long>();

    public IReadOnlyList<ListedSearch> Rows { get; private set; } = [];

    /// <summary>The guides that left most of their readers without an answer, those first.</summary>
    public IReadOnlyList<GuideCounts> Guides { get; private set; } = [];

    public RareSearches Rare { get; private set; } = new(0, 0, []);

    public int Pages => (int)Math.Min((Lengths[List] + Size - 1) / Size, LastPage);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Metadata.Title = texts["Insights.Title"];
        var since = report.Since(Period);
        Languages = (await report.LanguagesAsync(since, ct)).ToDictionary(s => s.Language);
        Days = await report.DaysAsync(Selected.Code, since, Period, ct);
        var lengths = new Dictionary<SearchList, long>();
        foreach (var list in Enum.GetValues<SearchList>())
            lengths[list] = await report.CountAsync(list, Selected.Code, since, ct);
        Lengths = lengths;
        Number = int.TryParse(PageText, out var number) ? Math.Clamp(number, 1, Math.Max(Pages, 1)) : 1;
        Rows = await report.ListAsync(List, Selected.Code, since, (Number - 1) * Size, Size, ct);
        Rare = await report.RareAsync(List, Selected.Code, since, ct);
        Guides = GuidesWithGaps(await guides.ReadAsync(since, Selected.Code, ct));
        Metadata.SameInEveryLanguage(l => Address(l, Selected, Period, List, Number));
    }

    public string Address(Language of, int days, SearchList list, int page = 1) => Address(Language, of, days, list, page);

    /// <summary>The results as a reader sees them. Looking at them is not counted.</summary>
    public string TryAddress(string text) => LinksIn(Selected).Help.TrySearch(text);

    public string Share(long part) => Sum.Searches == 0 ? "" : ((double)part / Sum.Searches).ToString("P0", Language.Culture);

    private static IReadOnlyList<GuideCounts> GuidesWithGaps(IReadOnlyList<GuideCounts> all) =>
        [.. all.Where(g => g.Unsolved + g.Left > 0).OrderByDescending(g => g.Unsolved + g.Left).Take(MostGuides)];

    private string Address(Language reader, Language of, int days, SearchList list, int page) =>
        LinksIn(reader).Help.SearchList(of, days, list.ToString().ToLowerInvariant(), page > 1 ? page : null);
}
