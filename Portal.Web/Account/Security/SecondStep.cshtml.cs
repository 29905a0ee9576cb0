using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Security;

/// <summary>
/// The authenticator app as a second step: set up, moved to another phone, turned off. Nothing counts before a code has shown that the app
/// has the secret.
/// </summary>
[PageInfo("SecurityMethods", Title = "SecurityMethods.SecondStep")]
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class SecondStepModel(
    SecurityMethodService factors,
    PendingSecrets offers,
    UserManager<Person> people,
    PersonStore store,
    TimeProvider clock
) : PortalPage
{
    private const string Kind = "authenticator";

    /// <summary>The sealed secret this page shows.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The secret to be put into the app; null when the page has none to offer.</summary>
    public string? Secret => offers.Open(Me, Kind, Offer);

    /// <summary>True for staff who can do nothing else before.</summary>
    public bool IsDemanded => Me is { IsStaff: true, SecondStep: false };

    public string Email => Me.Email;

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(string? anew, CancellationToken ct)
    {
        if (anew == "yes")
            MakeOffer();
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Secret is not { } secret)
        {
            MakeOffer(); // the old one is gone: the app must take the new one
            AddError("", "SecurityMethods.OfferOver");
            return await ShowAgainAsync(ct);
        }

        var code = Input.Code.Replace(" ", "", StringComparison.Ordinal);
        if (TotpProvider.StepOf(secret, code, clock.GetUtcNow()) is not { } step)
        {
            AddError("code", "SecurityMethods.WrongCode");
            return await ShowAgainAsync(ct);
        }
        var codes = 0;
        await factors.ChangeAsync(
            "second-step.enabled",
            async person =>
            {
                codes = await store.CountCodesAsync(person, ct);
                if (person.SecondStep && await people.GetAuthenticatorKeyAsync(person) == secret)
                    return false; // the same form a second time
                store.SetAuthenticator(person, secret, step);
                return true;
            },
            AuthenticationMethods.SecondStep
        );
        return codes == 0 ? Redirect(Links.Account.FirstRecoveryCodes("yes")) : RedirectDone(Links.Account.SecondStep, "on");
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        try
        {
            await factors.ChangeAsync(
                "second-step.disabled",
                person =>
                {
                    var isOn = person.SecondStep;
                    if (isOn)
                        store.SetAuthenticator(person, null, 0);
                    return Task.FromResult(isOn);
                },
                lessens: true
            );
        }
        catch (LastSecurityMethodException)
        {
            AddError("", "SecurityMethods.LastWay");
            return await ShowAgainAsync(ct);
        }

        return RedirectDone(Links.Account.SecondStep, "off");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Secret is null && await people.FindByIdAsync(Me.Key) is { SecondStep: false })
            MakeOffer();
        return Page();
    }

    private void MakeOffer() => Offer = offers.Make(Me, Kind, people.GenerateNewAuthenticatorKey());

    public sealed record InputModel
    {
        [Line(12, Missing = "SecondStep.Missing")]
        public string Code { get; init; } = "";
    }
}
