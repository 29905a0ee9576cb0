using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Plans.Notices;
using Portal.Web.Plans.Places;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets.New;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// Who buys, and when. What stands in the form comes back however it ends; what was typed before is there again on the way back.
/// </summary>
[ResponseCache(NoStore = true)]
[PageInfo("Buying.Details")]
public sealed class DetailsModel(
    PurchaseOffers offers,
    PlaceReader places,
    PurchaseService purchases,
    AttemptLimits limits,
    TicketOptions options
) : PortalPage
{
    [FromRoute(Name = "plan")]
    public string Code { get; set; } = "";

    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    [BindProperty]
    public FormStep Step { get; set; } = new();

    public Choice Choice { get; private set; } = null!;

    public bool IsSignedIn => HttpContext.Me() is not null;

    /// <summary>What is bought, with its prices, as it stands now.</summary>
    public PurchaseQuote Preview { get; private set; } = null!;

    public DateOnly Earliest => offers.EarliestDay(startsEarly: true);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await purchases.FindAsync(BuyerSecrets.Of(this), $"{Request.Query["order"]}", ct) is { State: PurchaseState.Quoted } before)
            Fill(before);
        else if (HttpContext.Me() is { } me)
            Input = Input with { Name = me.Name, Email = me.Email };
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        if (shown is not PageResult { StatusCode: null })
            return shown;
        Check();
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        var me = HttpContext.Me();
        if (await limits.TakeAsync(Turns(me), ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        var buyer = new Buyer(Input.Name, EmailAddress.Canonical(Input.Email), Input.Phone);
        var (reference, refusal) = await purchases.QuoteAsync(BuyerSecrets.Give(this), me, Wanted(), buyer, Step.Key, Language, ct);
        if (reference is not null)
            return Redirect(Links.Buying.Confirm(reference));
        if (refusal == PurchaseRefusal.Unavailable)
            return await ShowUnavailableAsync(ct);
        AddError(refusal == PurchaseRefusal.DayUnavailable ? "day" : "", $"Buying.Refusal.{refusal}");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var (choice, refusal) = await Choice.ReadAsync(Request, Code, offers, places, ct);
        if (choice is null)
            return refusal == PurchaseRefusal.Unavailable ? PageWith(StatusCodes.Status503ServiceUnavailable) : NotFound();
        var query = PlaceQuery.From(Request);
        if (!choice.IsReady)
            return Redirect(Links.Buying.Plan(Code, query.Country, query.Postcode, query.Street, choice.Codes));
        Choice = choice;
        Preview = PurchaseCalculator.For(Wanted(), choice.Plan, choice.Extras!, choice.Place.FitOf(choice.Plan)!.Value.Line!);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Buying.Details(Code, query.Country, query.Postcode, query.Street, choice.Codes));
        return Page();
    }

    private void Check()
    {
        var day = Input.DayIn(Language);
        if (Input.Day != "" && day is null)
            AddError("day", "Leaving.Day.Shape");
        else if (day < offers.EarliestDay(Input.Early == "yes") || day > offers.Today.AddDays(PurchaseOffers.LatestDays))
            AddError("day", "Buying.Day.Range", Language.Write(offers.EarliestDay(Input.Early == "yes")));
        if (Input.Phone != "" && PhoneNumber.Read(Input.Phone) is null)
            AddError("phone", "Buying.Phone.Shape");
        if (!Input.HasBilling)
            return;
        if (Input.BillingStreet == "")
            AddError("billingStreet", "Buying.Street.Missing");
        if (Input.BillingPostcode == "")
            AddError("billingPostcode", "Plans.Place.PostcodeMissing");
        if (Input.BillingTown == "")
            AddError("billingTown", "Buying.Town.Missing");
    }

    private PurchaseRequest Wanted()
    {
        var query = Choice.Place.Query;
        return new()
        {
            Plan = Choice.Plan.Code,
            Extras = [.. Choice.Extras!.Select(e => e.Code)],
            Address = new()
            {
                Street = query.Street,
                Extra = Input.Floor,
                Postcode = query.Postcode,
                Town = Input.Town,
                Country = query.Country,
            },
            BillingAddress = Input.HasBilling
                ? new()
                {
                    Street = Input.BillingStreet,
                    Postcode = Input.BillingPostcode,
                    Town = Input.BillingTown,
                    Country = query.Country,
                }
                : null,
            WantedOn = Input.Day == "" ? null : Input.DayIn(Language),
            StartsEarly = Input.Early == "yes",
        };
    }

    private void Fill(Purchase before)
    {
        var (request, buyer) = (before.Quote.Request, before.Buyer);
        Input = new()
        {
            Floor = request.Address.Extra,
            Town = request.Address.Town,
            Name = buyer.Name,
            Email = buyer.Email,
            Phone = buyer.Phone,
            Day = request.WantedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            Early = request.StartsEarly ? "yes" : null,
            BillingStreet = request.BillingAddress?.Street ?? "",
            BillingPostcode = request.BillingAddress?.Postcode ?? "",
            BillingTown = request.BillingAddress?.Town ?? "",
        };
    }

    private IReadOnlyList<Attempt> Turns(Me? me) =>
        me is not null
            ? [Attempt.ForPerson("purchase", me, 2 * options.FreeOfBrowser)]
            :
            [
                Attempt.ForBrowser("purchase", HttpContext, 2 * options.FreeOfBrowser),
                .. Attempt.ForNetworks("purchase", HttpContext, options.FreeOfNetwork),
            ];
}
