using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>Sends somebody to an identity server. An address and no form: browsers let no form lead away from here.</summary>
[ResponseCache(NoStore = true)]
public sealed partial class BeginModel(
    ExternalServers servers,
    ConnectState state,
    RecentSignIn recent,
    SiteUrls urls,
    TimeProvider clock,
    ILogger<BeginModel> logger
) : PortalPage
{
    [FromRoute]
    public string? Server { get; set; }

    [FromQuery]
    public string? Return { get; set; }

    /// <summary>What for; see <see cref="ExternalPurpose"/>.</summary>
    [FromQuery(Name = "for")]
    public string? For { get; set; }

    [FromQuery]
    public string? Strongly { get; set; }

    [FromQuery]
    public string? Permit { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (servers.Find(Server) is not { } server || PurposeOf(For) is not { } purpose)
            return NotFound();
        if (await RefuseAsync(server, purpose, ct) is { } other)
            return other;
        if (await Service<ExternalMetadata>().ReadAsync(server, ct) is null)
            return Redirect(Links.External.Ended("away", server.Key));
        ExternalCookies.ForgetOld(HttpContext, urls.Root);
        var request = new ExternalRequest(purpose, LocalUrl.Parse(Return), HttpContext.Me()?.Key, Strongly == "yes", clock.GetUtcNow());
        try
        {
            await HttpContext.ChallengeAsync(server.Scheme, request.ToProperties(Links.External.Return));
            return new EmptyResult(); // the framework has written the redirect
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // It takes requests that were pushed before, and did not take this one. What its answer was does not matter to who stands here.
            Log.NotBegun(logger, server.Key, error.Message);
            return Redirect(Links.External.Ended("away", server.Key));
        }
    }

    // What needs somebody who is signed in is asked for by them, in a form: an address can be in any page.
    private async Task<IActionResult?> RefuseAsync(ExternalServer server, ExternalPurpose purpose, CancellationToken ct)
    {
        if (purpose is not (ExternalPurpose.Connect or ExternalPurpose.Reauthenticate))
            return null;
        if (HttpContext.Me() is not { } me)
            return Redirect(Links.SignIn.Index(Return));
        if (purpose == ExternalPurpose.Reauthenticate)
            return null;
        return
            state.Open<ConnectPermit>(Permit) == new ConnectPermit(me.Key, server.Key) && await recent.IsRecentAsync(me, strongly: true, ct)
            ? null
            : Redirect(Links.Account.ExternalSignIns);
    }

    private static ExternalPurpose? PurposeOf(string? name) =>
        name is null ? ExternalPurpose.SignIn
        : Enum.TryParse<ExternalPurpose>(name, ignoreCase: false, out var purpose) && Enum.IsDefined(purpose) ? purpose
        : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody can be sent to the identity server {Server}: {Error}")]
        public static partial void NotBegun(ILogger logger, string server, string error);
    }
}
