using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// Where a guest's link leads. Its secret moves from the address into a cookie, and nothing is used up until a button is pressed: programs
/// that check mails follow links too.
/// </summary>
public sealed class LinkModel(GuestLinks links, IStringLocalizer<Text> texts) : FormPage(texts)
{
    private const string Cookie = "request-link";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>False when the link is good no more.</summary>
    public bool IsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken ct)
    {
        if (token is { Length: 43 })
        {
            Response.SetCookie(Cookie, token, Life);
            return Redirect(Links.Tickets.Link);
        }

        IsGood = await links.IsGoodAsync(Request.Cookie(Cookie), ct);
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // The cookie stays: whoever touches the button twice still holds the link, which opens nothing for anybody else any more.
        if (await links.UseAsync(HttpContext, Request.Cookie(Cookie), ct) is { } reference)
            return Redirect(Links.Tickets.Details(reference));

        Show();
        return Invalid(StatusCodes.Status410Gone);
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        IsGood = await links.IsGoodAsync(Request.Cookie(Cookie), HttpContext.RequestAborted);
        Show();
        return await base.StaleAsync();
    }

    private PageResult Show()
    {
        Metadata.Title = Texts["Tickets.Link.Title"];
        return Page();
    }
}
