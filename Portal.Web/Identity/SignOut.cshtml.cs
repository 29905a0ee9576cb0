using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>Ends the session on the server, and asks the browser to forget what it kept of the pages seen meanwhile.</summary>
public sealed class SignOutModel(PortalSignInManager signIn) : PortalPage
{
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectDone(Links.SignIn.SignOut, "true");
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.Title = Texts[HttpContext.Me() is null ? "SignOut.Done" : "SignOut.Title"];
        return base.ShowAsync(ct);
    }
}
