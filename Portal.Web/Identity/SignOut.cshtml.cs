using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>Ends the session on the server, and asks the browser to forget what it kept of the pages seen meanwhile.</summary>
public sealed class SignOutModel(PortalSignInManager door, IStringLocalizer<Text> texts) : ReturnUrlPage(texts)
{
    public void OnGet() => Prepare();

    public async Task<IActionResult> OnPostAsync()
    {
        await door.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectDone(Links.SignIn.SignOut, "true");
    }

    protected override Task<IActionResult> StaleAsync()
    {
        Prepare();
        return base.StaleAsync();
    }

    private void Prepare()
    {
        Metadata.Title = Texts[HttpContext.Me() is null ? "SignOut.Done" : "SignOut.Title"];
    }
}
