using Microsoft.AspNetCore.Mvc;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Plans.Advice;

/// <summary>Which plan suits: four questions, and an answer with its reason. The address has the answers, so it can be sent on.</summary>
[PageInfo("Plans.Advice")]
public sealed class IndexModel(ICatalogue catalogue) : PortalPage
{
    public static readonly IReadOnlyList<string> Sizes = ["1", "2", "3", "5"];

    [FromQuery(Name = "people")]
    public string? People { get; set; }

    [FromQuery(Name = "does")]
    public string? Does { get; set; }

    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    [FromQuery(Name = "bound")]
    public string? Bound { get; set; }

    public IReadOnlyList<Technology> Lines { get; private set; } = [];

    public Advice? Advice { get; private set; }

    /// <summary>True when all four are answered.</summary>
    public bool IsAnswered => Household is not null;

    /// <summary>True when something was answered, and not all.</summary>
    public bool IsIncomplete => !IsAnswered && (People ?? Does ?? Line ?? Bound) is not null;

    private Household? Household =>
        Sizes.Contains(People)
        && Enum.TryParse<Activity>(Does, out var does)
        && Enum.IsDefined(does)
        && Bound is ("yes" or "no")
        && Line is not null
            ? new(int.Parse(People!, System.Globalization.CultureInfo.InvariantCulture), does, Known(Line), Bound == "yes")
            : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Metadata.Description = Texts["Plans.Advice.Lead"];
        if (!IsAnswered && !IsIncomplete)
            Metadata.Canonical = Links.Plans.Advice;
        if (!(await catalogue.ListAsync(ct)).Has(out var sold))
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        Lines = [.. sold.SelectMany(p => p.Technologies).Distinct().Order()];
        if (Household is { } household)
            Advice = PlanAdvice.For(household, sold);
        return Page();
    }

    private Technology? Known(string word) => Lines.Select(t => (Technology?)t).FirstOrDefault(t => t!.Value.Word() == word);
}
