using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Identity;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Plans.Catalogue;

/// <summary>Plans a new price for the lines on a version of a plan: what it means is shown first, and kept only then.</summary>
[PageInfo("PriceChange", Title = "PriceChange.Plan")]
public sealed class PriceChangeFormModel(
    ICatalogue catalogue,
    IServices services,
    PriceChangeReader reader,
    PriceChangeService changes,
    SampleLetters letters
) : PortalPage
{
    private const string Save = "save";

    [FromRoute]
    public string Code { get; set; } = "";

    [FromRoute]
    public int Version { get; set; }

    [BindProperty]
    public PriceChangeInput Input { get; set; } = new();

    public Plan Plan { get; private set; } = null!;

    public string Name => Plan.Names.GetValueOrDefault(Language.Code) ?? Plan.Code;

    /// <summary>Lines that cost the same, for all countries and for each, with how many there are.</summary>
    public IReadOnlyList<(string Value, string? Country, Money Fee, int Lines)> Choices { get; private set; } = [];

    /// <summary>What the change means; null until it was asked for.</summary>
    public PriceChangePreview? Preview { get; private set; }

    public IReadOnlyList<SampleLetter> Letters { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var found = await catalogue.FindAsync(Code, Version, ct);
        if (!found.Has(out var plan))
            return found.State == AnswerState.NotFound ? NotFound() : PageWith(StatusCodes.Status503ServiceUnavailable);
        Plan = plan;
        var counts = (await services.CountVersionsAsync(ct)).Value ?? [];
        Choices = [.. ChoicesOf(counts.Where(c => c is { IsExtra: false, IsInUse: true } && c.Code == Code && c.Version == Version))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ShowAsync(ct) is not PageResult)
            return NotFound();
        if (Checked() is not { } change || !ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (await reader.PreviewAsync(change, ct) is not { } preview)
            return await ShowUnavailableAsync(ct);
        if (preview.Lines > 0 && change.EffectiveOn < preview.Earliest)
            AddError("day", "PriceChange.Day.Early", Language.Write(preview.Earliest!.Value));
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (Input.Act == Save)
        {
            var (reference, refusal) = await changes.PlanAsync(HttpContext.Me()!, change, ct);
            if (reference is not null)
                return RedirectDone(Links.Catalogue.PriceChange(reference), "planned");
            AddError("lines", $"PriceChange.Refusal.{refusal}");
            return await ShowAgainAsync(ct);
        }

        (Preview, Letters) = (preview, letters.Of(change, Plan, preview));
        return Page();
    }

    private NewPriceChange? Checked()
    {
        var chosen = Choices.FirstOrDefault(c => c.Value == Input.Lines);
        if (chosen.Value is null)
            AddError("lines", "PriceChange.Lines.Missing");
        if (Input.PriceIn(Plan.Fee.Currency) is not { } price)
            AddError("price", "PriceChange.Price.Shape");
        else if (chosen.Value is not null && price == chosen.Fee)
            AddError("price", "PriceChange.Refusal.SamePrice");
        if (Input.DayIn(Language) is null)
            AddError("day", "Leaving.Day.Shape");
        if (Input.ReasonChosen == PriceChangeReason.Own && Language.All.All(l => Input.TextIn(l) == ""))
            AddError("textEn", "PriceChange.Text.Missing");
        if (!ModelState.IsValid)
            return null;
        return new()
        {
            FormKey = IdempotencyKey.Hash(Input.Key, HttpContext.Me()!.PersonId, "price-change"),
            PlanCode = Code,
            PlanVersion = Version,
            Country = chosen.Country,
            OldFee = chosen.Fee,
            Fee = Input.PriceIn(Plan.Fee.Currency)!.Value,
            EffectiveOn = Input.DayIn(Language)!.Value,
            Reason = Input.ReasonChosen,
            Texts =
                Input.ReasonChosen == PriceChangeReason.Own
                    ? Language.All.Where(l => Input.TextIn(l) != "").ToDictionary(l => l.Code, Input.TextIn)
                    : [],
        };
    }

    private IEnumerable<(string, string?, Money, int)> ChoicesOf(IEnumerable<VersionCount> counts)
    {
        foreach (var fee in counts.GroupBy(c => c.Fee ?? Plan.Fee.Minor).OrderByDescending(g => g.Sum(c => c.Number)))
        {
            var money = new Money(fee.Key, Plan.Fee.Currency);
            var countries = fee.GroupBy(c => c.Country).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            yield return (PriceChangeInput.LinesOf(null, fee.Key), null, money, (int)fee.Sum(c => c.Number));
            foreach (var country in countries.Where(_ => countries.Count > 1))
                yield return (PriceChangeInput.LinesOf(country.Key, fee.Key), country.Key, money, (int)country.Sum(c => c.Number));
        }
    }
}
