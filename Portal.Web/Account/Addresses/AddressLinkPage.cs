using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>
/// Where the link of a mail leads. Its secret moves from the address into a cookie; nothing happens until a button is pressed, for programs
/// that check mails follow links too.
/// </summary>
public abstract class AddressLinkPage(IStringLocalizer<Text> texts, string name, string cookie) : AccountPage(texts, name)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>False when the link is good no more: there is nothing to press then.</summary>
    public bool IsGood { get; protected set; }

    protected string? Held => Request.Cookie(cookie);

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken ct)
    {
        if (token is not { Length: 43 })
            return await ShowAsync(ct);
        Response.SetCookie(cookie, token, Life);
        return Redirect($"{Request.Path}");
    }
}
