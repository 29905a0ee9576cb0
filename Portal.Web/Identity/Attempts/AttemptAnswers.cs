using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.Attempts;

/// <summary>How a page answers somebody who has tried too often.</summary>
public static class AttemptAnswers
{
    /// <summary>
    /// The page again, with how long to wait, or what to do instead. It says the same for accounts that do not exist.
    /// </summary>
    /// <param name="page">The page that was tried.</param>
    /// <param name="wait">Until the next attempt counts; <see cref="AttemptLimits.Never"/> where none does.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="closed">The key of the text where no attempt counts any more.</param>
    public static Task<IActionResult> TooManyAttemptsAsync(
        this PortalPage page,
        TimeSpan wait,
        CancellationToken ct,
        string closed = "SignIn.Closed"
    )
    {
        if (wait == AttemptLimits.Never)
        {
            page.AddError("", closed);
            return page.ShowAgainAsync(ct, StatusCodes.Status429TooManyRequests);
        }

        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        page.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var (unit, number) = seconds < 90 ? ("Seconds", seconds) : ("Minutes", (seconds + 59) / 60);
        page.AddError("", "SignIn.Wait", page.Texts.Count($"Time.{unit}", number));
        return page.ShowAgainAsync(ct, StatusCodes.Status429TooManyRequests);
    }
}
