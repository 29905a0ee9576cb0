using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Site;

namespace Portal.Web.Account.Security;

/// <summary>
/// Ten codes for the day the phone is gone or the password forgotten. They are shown once, in the answer that makes them count.
/// </summary>
[PageInfo("RecoveryCodes", Script = "js/print.js")]
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class RecoveryCodesModel(
    SecurityMethodService factors,
    PendingSecrets offers,
    UserManager<Person> people,
    PersonStore store,
    ProviderProfile provider,
    LocalTime time,
    TimeProvider clock
) : PortalPage
{
    private const string Kind = "recovery codes";

    /// <summary>The sealed codes that this form will make count. Sent twice, it makes the same ones count.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    public int Left { get; private set; }

    /// <summary>The text of what somebody without codes has just set up; null for everybody else.</summary>
    public string? First { get; private set; }

    public IReadOnlyList<string> Shown { get; private set; } = [];

    public string Email => Me.Email;

    public string Today => time.Day(Language, clock.GetUtcNow());

    private Me Me => HttpContext.Me()!;

    public async Task OnGetAsync(string? first, CancellationToken ct)
    {
        await ShowAsync(ct);
        First =
            Left > 0
                ? null
                : first switch
                {
                    "yes" => "SecurityMethods.Done.on",
                    "passkey" => "Passkeys.Done.added",
                    _ => null,
                };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Offered() is not { } codes)
            return await OverAsync(ct);

        await factors.ChangeAsync(
            "recovery-codes.generated",
            async person =>
            {
                await store.ReplaceCodesAsync(person, codes, ct);
                return true;
            }
        );
        Left = await CountAsync(ct);
        Shown = codes;
        return Page();
    }

    /// <summary>
    /// The codes that were shown, as a file. Sealed in the page like before, so that it
    /// works without scripts and nothing of them is kept here.
    /// </summary>
    public async Task<IActionResult> OnPostFileAsync(CancellationToken ct)
    {
        if (Offered() is not { } codes)
            return await OverAsync(ct);
        var lines = codes
            .Select((code, n) => $"{n + 1, 2}. {code}")
            .Prepend("")
            .Prepend($"{Texts["RecoveryCodes.For"]} {Email}, {Today}")
            .Prepend($"{provider.Name}: {Texts["RecoveryCodes.Title"]}");
        return File(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"), "text/plain; charset=utf-8", "recovery-codes.txt");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Left = await CountAsync(ct);
        Offer = offers.Make(Me, Kind, string.Join(' ', Enumerable.Range(0, RecoveryCodes.Count).Select(_ => RecoveryCodes.New())));
        return Page();
    }

    private string[]? Offered() => offers.Open(Me, Kind, Offer)?.Split(' ') is { Length: RecoveryCodes.Count } codes ? codes : null;

    private Task<IActionResult> OverAsync(CancellationToken ct)
    {
        AddError("", "RecoveryCodes.OfferOver");
        return ShowAgainAsync(ct);
    }

    private async Task<int> CountAsync(CancellationToken ct) =>
        await people.FindByIdAsync(Me.Key) is { } person ? await store.CountCodesAsync(person, ct) : 0;
}
