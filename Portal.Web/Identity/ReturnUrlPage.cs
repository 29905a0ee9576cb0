using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity;

/// <summary>A page somebody passes on the way to somewhere.</summary>
public abstract class ReturnUrlPage(IStringLocalizer<Text> texts) : FormPage(texts)
{
    /// <summary>Where the person was going: an address of this site.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The way to sign in and back to what was asked for.</summary>
    public static string SignInUrl(HttpContext context) =>
        context.RequestServices.GetRequiredService<SiteLinks>().In(context.LanguageOf()).SignIn.Index(RequestedUrl(context));

    /// <summary>The address that shows what was asked for: a form that was sent is shown again.</summary>
    public static string RequestedUrl(HttpContext context)
    {
        var query = HttpMethods.IsGet(context.Request.Method)
            ? context.Request.QueryString
            : QueryString.Create(context.Request.Query.Where(q => q.Key != "handler"));
        return $"{context.Request.Path}{query}";
    }

    /// <summary>On to where the person was going; to their account when that is nowhere on this site.</summary>
    protected IActionResult RedirectToReturnUrl(string? otherwise = null) =>
        Redirect(LocalUrl.Parse(Return) ?? otherwise ?? Links.Account.Index);

    /// <summary>The same for who has just come in: staff who were going nowhere find their work.</summary>
    protected async Task<IActionResult> RedirectToReturnUrlAsync(PortalSignInManager door) =>
        RedirectToReturnUrl(LocalUrl.Parse(Return) is null ? StaffStartPage.For(await door.RolesAsync()).Address(Links) : null);

    /// <summary>
    /// Too many attempts: the page again, with how long to wait, or what to do instead. It says the same for accounts that do not exist.
    /// </summary>
    protected PageResult TooManyAttempts(TimeSpan wait, string closed = "SignIn.Closed")
    {
        if (wait == Attempts.AttemptLimits.Never)
        {
            AddError("", closed);
            return Invalid(StatusCodes.Status429TooManyRequests);
        }

        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var (unit, number) = seconds < 90 ? ("Seconds", seconds) : ("Minutes", (seconds + 59) / 60);
        AddError("", "SignIn.Wait", Texts.Count($"Time.{unit}", number));
        return Invalid(StatusCodes.Status429TooManyRequests);
    }
}
