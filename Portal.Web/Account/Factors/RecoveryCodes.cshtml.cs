using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Proofs;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Factors;

/// <summary>Ten codes for the day the phone is gone or the password forgotten. They are shown once, in the answer that makes them count.</summary>
[Proven(Strongly = true)]
public sealed class RecoveryCodesModel(FactorDesk factors, Offers offers, UserManager<Person> people, PersonStore store, TimeProvider clock, IStringLocalizer<Text> texts) : FormPage(texts)
{
    private const string Kind = "recovery codes";

    /// <summary>The sealed codes that this form will make count. Sent twice, it makes the same ones count.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    public int Left { get; private set; }

    /// <summary>True for who comes from setting up the second step.</summary>
    public bool First { get; private set; }

    public IReadOnlyList<string> Shown { get; private set; } = [];

    public string Email => Me.Email;

    public string Today => Language.Write(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    private Me Me => HttpContext.Me()!;

    public async Task OnGetAsync(string? first, CancellationToken ct)
    {
        await ReadAsync(ct);
        First = first == "yes" && Left == 0;
        MakeOffer();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (offers.Open(Me, Kind, Offer)?.Split(' ') is not { Length: RecoveryCodes.Count } codes)
        {
            await ReadAsync(ct);
            MakeOffer();
            Wrong("", "Codes.OfferOver");
            return Again();
        }

        await factors.ChangeAsync("recovery-codes.made", async person =>
        {
            await store.ReplaceCodesAsync(person, codes, ct);
            return true;
        });
        await ReadAsync(ct);
        Shown = codes;
        return Page();
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        MakeOffer();
        return await base.StaleAsync();
    }

    private void MakeOffer() => Offer = offers.Make(Me, Kind, string.Join(' ', Enumerable.Range(0, RecoveryCodes.Count).Select(_ => RecoveryCodes.New())));

    private async Task ReadAsync(CancellationToken ct)
    {
        (Head.Title, Head.Script) = (Texts["Codes.Title"], "js/print.js");
        Head.SameInEveryLanguage(l => $"/{l}/account/recovery-codes");
        if (await people.FindByIdAsync(Me.Key) is { } person) Left = await store.CountCodesAsync(person, ct);
    }
}
