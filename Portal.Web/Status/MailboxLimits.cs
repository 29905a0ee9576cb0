using Portal.Web.Identity.Attempts;

namespace Portal.Web.Status;

/// <summary>
/// How often mail is sent to a mailbox that may be a stranger's: what a page answers does not depend on whose it is, and nobody has one
/// flooded.
/// </summary>
public sealed class MailboxLimits(AttemptLimits limits)
{
    private const int AnHourOfNetwork = 100;
    private const int AnHourOfBrowser = 10;
    private const int MailsAnHour = 4;

    /// <summary>Counts a mail to a mailbox.</summary>
    /// <returns>How long to wait; nothing when it may be sent.</returns>
    public Task<TimeSpan> TakeAsync(HttpContext context, string email, CancellationToken ct)
    {
        List<Attempt> attempts =
        [
            Attempt.ForMailbox("status", email, MailsAnHour),
            Attempt.ForBrowser("status", context, AnHourOfBrowser),
            .. Attempt.ForNetworks("status", context, AnHourOfNetwork),
        ];
        return limits.TakeAsync(attempts, ct);
    }
}
