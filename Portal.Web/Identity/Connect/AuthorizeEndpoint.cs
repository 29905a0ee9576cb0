using Microsoft.AspNetCore;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Where a client sends somebody to sign in. Who they are is asked by the portal's own pages, which lead back here; at the end stands a
/// code for the client.
/// </summary>
internal sealed class AuthorizeEndpoint(
    ConnectServer server,
    ClientReader clients,
    ConnectConsents consents,
    AuthorizationService authorizations,
    ConnectState state,
    SiteLinks links,
    SiteUrls urls,
    TimeProvider clock
)
{
    /// <summary>The parameter that says what was done for this request before.</summary>
    public const string Step = "step";

    public async Task AnswerAsync(HttpContext context)
    {
        var handler = await server.HandlerAsync(context);
        if (await handler.HandleRequestAsync() || ConnectErrors.IsRefused(context))
            return;
        var request = context.GetOpenIddictServerRequest()!;
        if (await clients.FindAsync(request.ClientId!, context.RequestAborted) is not { } client)
            await handler.RefuseAsync(Errors.UnauthorizedClient, "The client is switched off.");
        else if (await MissingAsync(context, request, client) is not { } missing)
            await IssueAsync(context, handler, client, request.GetScopes());
        else if (missing.Way is null || request.HasPromptValue(PromptValues.None))
            await handler.RefuseAsync(missing.Error, "The person was not signed in, or did not allow it.");
        else if (!ConnectRedirect.To(context, missing.Way))
            ConnectErrors.Show(context, "Connect.Error.Request", "The request is too long; it can be pushed.");
    }

    // What is still missing, and where it is asked for.
    private async Task<Missing?> MissingAsync(HttpContext context, OpenIddictRequest request, ConnectClient client)
    {
        var to = links.In(context.LanguageOf());
        if (context.Me() is not { } me)
            return new(Errors.LoginRequired, to.SignIn.Index(Back(context, to, new("", "sign-in", clock.GetUtcNow()))));
        var done =
            state.Open<DoneStep>(context.Request.Query[Step]) is { } step && (step.Person == "" || step.Person == me.Key) ? step : null;
        if (me is { IsStaff: true, SecondStep: false })
            return new(Errors.InteractionRequired, to.Account.SecondStep);
        if (IsTooOld(request, me, done))
            return new(Errors.LoginRequired, to.SignIn.Reauthenticate(Back(context, to, new(me.Key, "sign-in", clock.GetUtcNow()))));
        if (done is { Step: "refused" })
            return new(Errors.AccessDenied, null);
        if (client.FirstParty)
            return null;
        var scopes = request.GetScopes();
        // Whoever has no secret may be somebody else who calls himself so: an app is asked about each time.
        var asksAgain = (client.IsPublic || request.HasPromptValue(PromptValues.Consent)) && done?.Step != "allowed";
        if (!asksAgain && await consents.CoverAsync(me, client, scopes, context.RequestAborted))
            return null;
        var asked = new ConsentRequest(client.ClientId, [.. scopes], me.Key, Here(context));
        return new(Errors.ConsentRequired, to.Connect.Consent(state.Seal(asked)));
    }

    // Asked once for each request: who has just shown who they are has done so.
    private bool IsTooOld(OpenIddictRequest request, Me me, DoneStep? done)
    {
        if (done is not null && me.AuthenticatedAt >= done.AskedAt)
            return false;
        return request.HasPromptValue(PromptValues.Login)
            || (request.MaxAge is { } age && clock.GetUtcNow() - me.AuthenticatedAt > TimeSpan.FromSeconds(age));
    }

    private async Task IssueAsync(
        HttpContext context,
        OpenIddictServerAspNetCoreHandler handler,
        ConnectClient client,
        IReadOnlyList<string> scopes
    )
    {
        var (me, place) = (context.Me()!, ClientInfo.From(context));
        if (await authorizations.StartAsync(me, client, scopes, deviceCode: null, place, context.RequestAborted) is { } started)
            await handler.SignInAsync(ConnectClaims.PrincipalOf(me, started, scopes, urls.Issuer), properties: null);
        else
            await handler.RefuseAsync(Errors.LoginRequired, "The session has ended.");
    }

    private string Back(HttpContext context, PageLinks to, DoneStep step) => to.Connect.Continue(With(Here(context), state.Seal(step)));

    /// <summary>The request with what was done for it.</summary>
    internal static string With(string request, string sealedStep) => $"{request}&{Step}={sealedStep}";

    // A request that was sent as a form comes back as an address.
    private static string Here(HttpContext context)
    {
        var values = HttpMethods.IsPost(context.Request.Method)
            ? context.Request.Form
            : (IEnumerable<KeyValuePair<string, StringValues>>)context.Request.Query;
        return ConnectAddresses.Authorize + QueryString.Create(values.Where(v => v.Key != Step));
    }

    private sealed record Missing(string Error, string? Way);
}
