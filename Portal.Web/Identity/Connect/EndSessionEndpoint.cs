using Microsoft.AspNetCore;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Where a site sends somebody who signs out there. Nobody is signed out by an address alone, which any page could contain: a page of the
/// portal asks.
/// </summary>
internal sealed class EndSessionEndpoint(ConnectServer server, ConnectState state, SiteLinks links)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var handler = await server.HandlerAsync(context);
        if (await handler.HandleRequestAsync() || ConnectErrors.IsRefused(context))
            return;
        // OpenIddict has found it among the addresses of the client.
        var request = context.GetOpenIddictServerRequest()!;
        var back = request.PostLogoutRedirectUri;
        if (back is not null && request.State is { } mark)
            back = QueryHelpers.AddQueryString(back, "state", mark);
        var way = links.In(context.LanguageOf()).Connect.SignOut(state.Seal(new EndRequest(back)));
        if (!ConnectRedirect.To(context, way))
            ConnectErrors.Show(context, "Connect.Error.Request", "The request is too long.");
    }
}
