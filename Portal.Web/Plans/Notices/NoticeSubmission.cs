using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Plans.Notices;

/// <summary>Takes a declaration from a form: counts it against the limits, keeps it, and lets this browser see its confirmation.</summary>
public sealed class NoticeSubmission(NoticeService notices, AttemptLimits limits, GuestLinks browser, TicketOptions options)
{
    /// <param name="context">The request.</param>
    /// <param name="language">The language of its page.</param>
    /// <param name="content">What was typed.</param>
    /// <param name="key">The key of the form.</param>
    /// <param name="shownCharge">What the page before said it costs; null when it said nothing of the kind.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The reference, or how long to wait before the next.</returns>
    public async Task<(string Reference, TimeSpan Wait)> SubmitAsync(
        HttpContext context,
        Language language,
        NoticeContent content,
        string key,
        Money? shownCharge,
        CancellationToken ct
    )
    {
        var me = context.Me();
        var email = EmailAddress.Canonical(content.Email);
        var notice = new NewNotice
        {
            Content = content with { Email = email },
            Language = language.Code,
            FormKey = key,
            Sender = me?.Key ?? IdempotencyKey.BrowserOf(context) ?? key,
            PersonId = me?.PersonId,
            CustomerNumber = me?.CustomerNumber,
            ShownCharge = shownCharge,
            IsOwnEmail = me is not null && EmailNormalizer.Normalize(me.Email) == EmailNormalizer.Normalize(email),
            Actor = me?.Target ?? "guest",
        };
        if (
            !await notices.IsReceivedAsync(notice, ct)
            && await limits.TakeAsync(Turns(context, me), ct) is var wait
            && wait > TimeSpan.Zero
        )
            return ("", wait);
        var reference = await notices.ReceiveAsync(notice, ct);
        if (me is null)
            await browser.HoldAsync(context, reference, ct);
        return (reference, TimeSpan.Zero);
    }

    private IReadOnlyList<Attempt> Turns(HttpContext context, Me? me) =>
        me is not null
            ? [Attempt.ForPerson("contract-notice", me, 2 * options.FreeOfBrowser)]
            :
            [
                Attempt.ForBrowser("contract-notice", context, options.FreeOfBrowser),
                .. Attempt.ForNetworks("contract-notice", context, options.FreeOfNetwork),
            ];
}
