using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>Sends a browser from an address of the protocol to a page of the portal.</summary>
internal static class ConnectRedirect
{
    /// <summary>False when the address is none of the portal, or too long for all that follows.</summary>
    public static bool To(HttpContext context, string address)
    {
        if (LocalUrl.Parse(address) is not { } page)
            return false;
        context.Response.Redirect(page);
        return true;
    }
}
