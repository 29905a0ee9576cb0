using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>
/// Between signing out here and signing out at the identity server: a form may not lead there, so the browser goes on from this page by
/// itself. When the server is away, signing out here is all there is.
/// </summary>
[PageInfo("SignOut", Title = "SignOut.Done")]
[ResponseCache(NoStore = true)]
public sealed class LeaveModel(ExternalSignOut signOut) : PortalPage
{
    public string Way { get; private set; } = "";

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? request, CancellationToken ct)
    {
        if (await signOut.WayAsync(request, Language, ct) is not ({ } name, { } way))
            return RedirectDone(Links.SignIn.SignOut, "true");
        (Name, Way) = (name, way);
        Response.Headers["Refresh"] = $"0;url={way}";
        return Page();
    }
}
