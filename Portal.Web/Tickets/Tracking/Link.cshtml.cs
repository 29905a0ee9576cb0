using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// Where a guest's link leads. Its secret moves from the address into a cookie, and nothing is used up until a button is pressed: programs
/// that check mails follow links too.
/// </summary>
[PageInfo("Tickets.Link")]
public sealed class LinkModel(GuestLinks links) : PortalPage
{
    private static readonly LinkCookie Cookie = new("request-link", TimeSpan.FromMinutes(30));

    /// <summary>False when the link is good no more.</summary>
    public bool IsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Cookie.Take(this) ? Redirect(Links.Tickets.Link) : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // The cookie stays: whoever touches the button twice still holds the link, which opens nothing for anybody else any more.
        if (await links.UseAsync(HttpContext, Cookie.Held(this), ct) is { } reference)
            return Redirect(Links.Tickets.Details(reference));

        return PageWith(StatusCodes.Status410Gone);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsGood = await links.IsGoodAsync(Cookie.Held(this), ct);
        return Page();
    }
}
