using Microsoft.AspNetCore.Mvc;
using Portal.Web.Account.Security;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;
using Portal.Web.Site;

namespace Portal.Web.Account.Credentials;

/// <summary>What a router signs in to the line with: the user name, and a new password, which is shown once.</summary>
[PageInfo("Credentials", Script = "js/print.js")]
[RequireRecentSignIn]
public sealed class IndexModel(CredentialService credentials, ShownOnce secrets, PendingSecrets offers, AttemptLimits limits) : PortalPage
{
    private const int AnHour = 10; // each is a mail to every address
    private const int ReferenceBytes = 16;

    [FromRoute]
    public string Service { get; set; } = "";

    /// <summary>The sealed reference of the password this form will make. Sent twice, it makes one.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    /// <summary>Null when the provider's system is away.</summary>
    public Credential? Credential { get; private set; }

    /// <summary>The new password, in the one answer that shows it.</summary>
    public string? Password { get; private set; }

    /// <summary>True when the page was asked for a password that was shown before.</summary>
    public bool WasShown { get; private set; }

    private Me Me => HttpContext.Me()!;

    // An offer for one line makes no password of another.
    private string Kind => $"connection password of {Service}";

    public async Task<IActionResult> OnGetAsync(string? shown, CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        if (Credential is not null && shown is { Length: > 0 and < 65 })
        {
            Password = await secrets.TakeAsync(Me, shown, ct);
            WasShown = Password is null;
        }

        return page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((await credentials.FindAsync(Me, Service, ct)).State == AnswerState.NotFound)
            return NotFound();
        if (offers.Open(Me, Kind, Offer) is not { } reference)
        {
            AddError("", "Credentials.OfferOver");
            return await ShowAgainAsync(ct);
        }

        if (await limits.TakeAsync([Attempt.ForPerson("connection-password", Me, AnHour)], ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct, "Form.Closed");
        return await credentials.ResetAsync(Me, Service, reference, ct)
            ? Redirect(Links.Account.Credentials(Service, reference))
            : await ShowUnavailableAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var answer = await credentials.FindAsync(Me, Service, ct);
        if (answer.State == AnswerState.NotFound)
            return NotFound();
        Credential = answer.Value;
        Offer = offers.Make(Me, Kind, Secret.Create(ReferenceBytes));
        return Credential is null ? PageWith(StatusCodes.Status503ServiceUnavailable) : Page();
    }
}
