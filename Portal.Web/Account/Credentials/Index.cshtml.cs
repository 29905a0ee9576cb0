using Microsoft.AspNetCore.Mvc;
using Portal.Web.Account.Security;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider;
using Portal.Web.Provider.Credentials;
using Portal.Web.Site;

namespace Portal.Web.Account.Credentials;

/// <summary>What a router and a mail program sign in with: the user names of a line, and a new password, which is shown once.</summary>
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

    /// <summary>Which of them a new password is for: "mailbox", or else that of the line.</summary>
    [FromQuery(Name = "kind")]
    public string? Asked { get; set; }

    /// <summary>Null when the provider's system is away.</summary>
    public IReadOnlyList<Credential>? Credentials { get; private set; }

    /// <summary>The one a password was made for.</summary>
    public Credential? Made => Password is null ? null : Credentials?.FirstOrDefault(c => c.Kind == Kind);

    /// <summary>The new password, in the one answer that shows it.</summary>
    public string? Password { get; private set; }

    /// <summary>True when the page was asked for a password that was shown before.</summary>
    public bool WasShown { get; private set; }

    private Me Me => HttpContext.Me()!;

    private CredentialKind Kind => Asked == "mailbox" ? CredentialKind.Mailbox : CredentialKind.Connection;

    /// <summary>Where the form for a new password goes.</summary>
    public string Address(Credential credential) => AddressOf(credential.Kind);

    /// <summary>The offer for one user name makes no password of another.</summary>
    public string MakeOffer(Credential credential) => offers.Make(Me, PurposeOf(credential.Kind), Secret.Create(ReferenceBytes));

    public async Task<IActionResult> OnGetAsync(string? shown, CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        if (Credentials is not null && shown is { Length: > 0 and < 65 })
        {
            Password = await secrets.TakeAsync(Me, shown, ct);
            WasShown = Password is null;
        }

        return page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await credentials.ListAsync(Me, Service, ct);
        if (answer.Has(out var all) ? all.All(c => c.Kind != Kind) : answer.State == AnswerState.NotFound)
            return NotFound();
        if (offers.Open(Me, PurposeOf(Kind), Offer) is not { } reference)
        {
            AddError("", "Credentials.OfferOver");
            return await ShowAgainAsync(ct);
        }

        if (await limits.TakeAsync([Attempt.ForPerson("connection-password", Me, AnHour)], ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct, "Form.Closed");
        return await credentials.ResetAsync(Me, Service, Kind, reference, ct)
            ? Redirect(AddressOf(Kind, reference))
            : await ShowUnavailableAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var answer = await credentials.ListAsync(Me, Service, ct);
        if (answer.State == AnswerState.NotFound)
            return NotFound();
        Credentials = answer.Value;
        return Credentials is null ? PageWith(StatusCodes.Status503ServiceUnavailable) : Page();
    }

    private string AddressOf(CredentialKind kind, string? shown = null) =>
        Links.Account.Credentials(Service, shown, kind == CredentialKind.Mailbox ? "mailbox" : null);

    private string PurposeOf(CredentialKind kind) => $"{kind} password of {Service}";
}
