using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>What becomes of somebody an identity server has sent back.</summary>
public sealed class ExternalSignIn(
    UserManager<Person> people,
    PortalSignInManager signIn,
    ExternalSessions begun,
    ExternalRoles roles,
    ExternalLogins logins,
    FirstSignInRequest first,
    SessionService sessions,
    RecentSignIn recent
)
{
    /// <summary>In, when the portal knows who it is; else a link by mail, where that is allowed.</summary>
    public async Task<IActionResult> SignInAsync(PortalPage page, ExternalAnswer answer, CancellationToken ct) =>
        await people.FindByLoginAsync(answer.Server.Key, answer.Who.ProviderKey) is { } person
            ? await EnterAsync(page, answer, person, ct)
            : End(page, answer, await first.AskAsync(answer, page.HttpContext, ct));

    /// <summary>In, when it was joined to somebody just now.</summary>
    public async Task<IActionResult> EnterAsync(PortalPage page, ExternalAnswer answer, Connection connection, CancellationToken ct) =>
        connection.Person is { } person ? await EnterAsync(page, answer, person, ct) : End(page, answer, connection.Why!);

    /// <summary>Somebody signed in has shown anew who they are, if they are the same and it was just now.</summary>
    public async Task<IActionResult> ReauthenticateAsync(PortalPage page, ExternalAnswer answer, CancellationToken ct)
    {
        var (who, request) = (answer.Who, answer.Request);
        if (page.HttpContext.Me() is not { } me || me.Key != request.Person)
            return page.Redirect(page.Links.SignIn.Index(request.Return));
        if (await logins.OwnerAsync(who, ct) != me.PersonId)
            return End(page, answer, "other");
        if (who.AuthenticatedAt is not { } at || at < request.At - answer.Server.ClockSkew)
            return End(page, answer, "stale");
        if (who.IsStrong)
            await sessions.ReauthenticateStronglyAsync(me, AuthenticationMethods.ExternalStrong, ct);
        else
            await sessions.ReauthenticateAsync(me, ct);
        if (request.Strongly && !who.IsStrong && await recent.LacksSecondStepAsync(me, ct))
            return End(page, answer, "weak");
        return page.Redirect(LocalUrl.Parse(request.Return) ?? page.Links.Account.Index);
    }

    public static RedirectResult End(PortalPage page, ExternalAnswer answer, string why) =>
        page.Redirect(page.Links.External.Ended(why, answer.Server.Key));

    private async Task<IActionResult> EnterAsync(PortalPage page, ExternalAnswer answer, Person person, CancellationToken ct)
    {
        if (person.LockedAt is not null)
            return End(page, answer, "locked");
        if (await roles.ApplyAsync(answer.Server, answer.Who, person, ct) is { } refusal)
            return End(page, answer, refusal);
        var handle = await begun.PrepareAsync(answer, person.Id, ct);
        return await signIn.ExternalSignInAsync(person, handle, answer.Who.IsStrong) == SignInOutcome.SecondStep
            ? page.Redirect(page.Links.SignIn.SecondStepFor(answer.Request.Return, stay: false))
            : await page.EnterAsync(signIn, answer.Request.Return);
    }
}
