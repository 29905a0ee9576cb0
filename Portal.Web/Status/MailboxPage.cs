using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// A page on which somebody names a mailbox that may be a stranger's: what it answers does
/// not depend on whose it is, and nobody has one flooded.
/// </summary>
public abstract class MailboxPage(AttemptLimits limits, IStringLocalizer<Text> texts) : ReturnUrlPage(texts)
{
    private const int AnHourOfNetwork = 100;
    private const int AnHourOfBrowser = 10;
    private const int MailsAnHour = 4;

    private TimeSpan wait;

    [BindProperty]
    public string? Email { get; set; }

    protected AttemptLimits Limits => limits;

    /// <summary>The mailbox, when one was typed that can be written to.</summary>
    protected string? Typed { get; private set; }

    /// <summary>True when the form may be carried out: what was typed is right, and it is not too soon.</summary>
    protected async Task<bool> MayWriteAsync(CancellationToken ct, bool isNeeded = false)
    {
        if (isNeeded || !string.IsNullOrWhiteSpace(Email))
        {
            Typed = Mailbox("email", Email) is { Length: > 0 } typed ? typed : null;
            if (Typed is not null && !Messages.Mailbox.TryParse(Typed, out _))
                AddError("email", "Form.EmailShape");
        }

        if (!IsValid)
            return false;
        if (Typed is not { } email)
            return true; // nobody is written to
        List<Attempt> attempts =
        [
            Attempt.ForMailbox("status", email, MailsAnHour),
            Attempt.ForBrowser("status", HttpContext, AnHourOfBrowser),
            .. Attempt.ForNetworks("status", HttpContext, AnHourOfNetwork),
        ];
        return (wait = await limits.TakeAsync(attempts, ct)) == TimeSpan.Zero;
    }

    /// <summary>The form again, with what is wrong or how long to wait.</summary>
    protected IActionResult Refused() => wait > TimeSpan.Zero ? TooManyAttempts(wait) : Invalid();
}
