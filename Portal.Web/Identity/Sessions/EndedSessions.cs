using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.Sessions;

/// <summary>
/// Whose session a browser still names after its end. It lets nobody in; it says for whom something may be kept until they sign in again.
/// </summary>
internal sealed class EndedSessions(Database db, IOptionsMonitor<CookieAuthenticationOptions> options)
{
    private const string NameInCookie = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";
    private const string Owner = "select person_id from session where hash = @hash";

    public async Task<long?> OwnerAsync(HttpContext context)
    {
        var cookies = options.Get(IdentityConstants.ApplicationScheme);
        var cookie = cookies.CookieManager.GetRequestCookie(context, PortalCookie.Session);
        return cookie is not null && cookies.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirstValue(NameInCookie) is { } name
            ? await db.SingleOrDefaultAsync<long?>(Owner, new { hash = Secret.Hash(name) }, context.RequestAborted)
            : null;
    }
}
