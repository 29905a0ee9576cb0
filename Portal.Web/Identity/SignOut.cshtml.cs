using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.External;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>Ends the session on the server, and asks the browser to forget what it kept of the pages seen meanwhile.</summary>
public sealed class SignOutModel(PortalSignInManager signIn, ClientSignOut clients, ExternalSignOut there, ConnectState state) : PortalPage
{
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var frames = HttpContext.Me() is { } me ? await clients.FramesAsync(me.SessionId, ct) : [];
        var onward = HttpContext.Me() is { } left ? await there.LeaveAsync(left.SessionId, Links, back: null, ct) : null;
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return frames.Count > 0 ? Redirect(Links.Connect.SignedOut(state.Seal(new SignedOut(frames, onward))))
            : onward is not null ? Redirect(onward)
            : RedirectDone(Links.SignIn.SignOut, "true");
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.Title = Texts[HttpContext.Me() is null ? "SignOut.Done" : "SignOut.Title"];
        return base.ShowAsync(ct);
    }
}
