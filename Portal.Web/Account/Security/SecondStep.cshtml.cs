using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
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
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class SecondStepModel(
    SecurityMethodService factors,
    PendingSecrets offers,
    UserManager<Person> people,
    PersonStore store,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : FormPage(texts)
{
    private const string Kind = "authenticator";

    /// <summary>The sealed secret this page shows.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What was just done: "on" or "off".</summary>
    public string? Done { get; private set; }

    /// <summary>The secret to be put into the app; null when the page has none to offer.</summary>
    public string? Secret => offers.Open(Me, Kind, Offer);

    /// <summary>True for staff who can do nothing else before.</summary>
    public bool IsDemanded => Me is { IsStaff: true, SecondStep: false };

    public string Email => Me.Email;

    private Me Me => HttpContext.Me()!;

    public async Task OnGetAsync(string? done, string? anew)
    {
        Prepare();
        Done = done is "on" or "off" ? done : null;
        if (anew == "yes" || await people.FindByIdAsync(Me.Key) is { SecondStep: false })
            MakeOffer();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Prepare();
        if (Secret is not { } secret)
        {
            MakeOffer(); // the old one is gone: the app must take the new one
            AddError("", "Factors.OfferOver");
            return Invalid();
        }

        var code = Line("code", Code, 12, "SecondStep.Missing").Replace(" ", "", StringComparison.Ordinal);
        var step = IsValid ? TotpProvider.StepOf(secret, code, clock.GetUtcNow()) : null;
        if (step is null)
            AddError("code", "Factors.WrongCode");
        if (step is null || !IsValid)
            return Invalid();
        var codes = 0;
        await factors.ChangeAsync(
            "second-step.set",
            async person =>
            {
                codes = await store.CountCodesAsync(person, ct);
                if (person.SecondStep && await people.GetAuthenticatorKeyAsync(person) == secret)
                    return false; // the same form a second time
                store.SetAuthenticator(person, secret, step.Value);
                return true;
            },
            AuthenticationMethods.SecondStep
        );
        return codes == 0 ? Redirect(Links.Account.FirstRecoveryCodes("yes")) : RedirectDone(Links.Account.SecondStep, "on");
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        Prepare();
        try
        {
            await factors.ChangeAsync(
                "second-step.removed",
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
            AddError("", "Factors.LastWay");
            return Invalid();
        }

        return RedirectDone(Links.Account.SecondStep, "off");
    }

    private void MakeOffer() => Offer = offers.Make(Me, Kind, people.GenerateNewAuthenticatorKey());

    private void Prepare()
    {
        Metadata.Title = Texts["Factors.SecondStep"];
    }
}
