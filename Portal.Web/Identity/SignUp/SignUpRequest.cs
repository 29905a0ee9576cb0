using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// Asks for the link to an account, if it is not too soon: a few times in one browser, from one network and for one mailbox, and what can
/// be guessed a few times in a row.
/// </summary>
public sealed class SignUpRequest(AttemptLimits limits, SignUpOptions options)
{
    private const int FreeOfAccount = 5;

    /// <summary>True when people without a customer number may come too.</summary>
    public bool IsOpen => options.Open;

    /// <param name="page">The page that asks; it answers.</param>
    /// <param name="way">How somebody shows who they are.</param>
    /// <param name="to">The mailbox that is written to; where it is not known here, what stands for it.</param>
    /// <param name="guessed">The customer number a code is tried for; null where nothing can be guessed.</param>
    /// <param name="send">Sends the link; false when the provider could not be asked.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IActionResult> SendAsync(
        PortalPage page,
        string way,
        string to,
        string? guessed,
        Func<Task<bool>> send,
        CancellationToken ct
    )
    {
        List<Attempt> attempts =
        [
            Attempt.ForMailbox("sign-up", to, options.MailsPerHour),
            Attempt.ForBrowser("sign-up", page.HttpContext, options.FreeOfBrowser),
            .. Attempt.ForNetworks("sign-up", page.HttpContext, options.FreeOfNetwork),
        ];
        if (guessed is not null)
            attempts.AddRange([
                Attempt.ForAccount("sign-up", page.HttpContext, guessed, FreeOfAccount),
                CustomerNumberAttempts.For(guessed),
            ]);
        if (await limits.TakeAsync(attempts, ct) is var wait && wait > TimeSpan.Zero)
            return await page.TooManyAttemptsAsync(wait, ct, "Form.Closed");
        if (await send())
            return page.Redirect(page.Links.SignUp.Sent(way));
        page.AddError("", "SignUp.Away");
        return await page.ShowAgainAsync(ct, StatusCodes.Status503ServiceUnavailable);
    }
}
