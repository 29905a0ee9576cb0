using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Invitations;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>Where somebody comes back from an identity server. The answer was checked on the way and is read here, once.</summary>
[ResponseCache(NoStore = true)]
public sealed class ReturnModel(ExternalTicket tickets, ExternalSignIn signIn, ExternalConnection connection) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await tickets.TakeAsync(HttpContext, ct) is not { } answer)
            return Redirect(HttpContext.Me() is null ? Links.External.Ended("failed") : Links.Account.Index); // read a moment ago
        return answer.Request.Purpose switch
        {
            ExternalPurpose.Reauthenticate => await signIn.ReauthenticateAsync(this, answer, ct),
            ExternalPurpose.Connect => await ConnectAsync(answer, ct),
            ExternalPurpose.Link => await ByLinkAsync(answer, LinkModel.Link, s => connection.LinkAsync(answer, s, ct), ct),
            ExternalPurpose.Invitation => await ByLinkAsync(answer, AcceptModel.Link, s => connection.AcceptAsync(answer, s, ct), ct),
            _ => await signIn.SignInAsync(this, answer, ct),
        };
    }

    private async Task<IActionResult> ByLinkAsync(
        ExternalAnswer answer,
        LinkCookie link,
        Func<string?, Task<Connection>> connect,
        CancellationToken ct
    )
    {
        var made = await connect(link.Held(this));
        if (made.Person is not null)
            link.Drop(this);
        return await signIn.EnterAsync(this, answer, made, ct);
    }

    private async Task<IActionResult> ConnectAsync(ExternalAnswer answer, CancellationToken ct)
    {
        if (HttpContext.Me() is not { } me || me.Key != answer.Request.Person)
            return Redirect(Links.SignIn.Index());
        return await connection.ConnectAsync(answer, me, ct) is { Why: { } why }
            ? ExternalSignIn.End(this, answer, why)
            : RedirectDone(Links.Account.ExternalSignIns, "connected");
    }
}
