using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.External;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Signs somebody out who comes from another site, tells the other sites in frames of this page, and leads back. Without the request of
/// a site, or with one that is too old, it is the plain page of signing out.
/// </summary>
[PageInfo("SignOut")]
[ResponseCache(NoStore = true)]
public sealed class SignOutModel(PortalSignInManager signIn, ClientSignOut clients, ExternalSignOut there, ConnectState state) : PortalPage
{
    private static readonly TimeSpan FramesHave = TimeSpan.FromSeconds(2);

    /// <summary>What the site asked for, sealed by the endpoint.</summary>
    [BindProperty(Name = "request", SupportsGet = true)]
    public string? Asked { get; set; }

    /// <summary>What is left to do after signing out, sealed by this page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rest { get; set; }

    public SignedOut Done { get; private set; } = new([], null);

    public bool IsSignedIn => HttpContext.Me() is not null;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var frames = HttpContext.Me() is { } me ? await clients.FramesAsync(me.SessionId, ct) : [];
        var back = state.Open<EndRequest>(Asked)?.Back;
        if (HttpContext.Me() is { } left)
            back = await there.LeaveAsync(left.SessionId, Links, back, ct) ?? back;
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect(Links.Connect.SignedOut(state.Seal(new SignedOut(frames, back))));
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.Title = Texts[IsSignedIn ? "SignOut.Title" : "SignOut.Done"];
        if (!IsSignedIn)
            Finish();
        return base.ShowAsync(ct);
    }

    private void Finish()
    {
        Done = state.Open<SignedOut>(Rest) ?? new([], state.Open<EndRequest>(Asked)?.Back);
        if (Done.Back is { } back)
            Response.Headers["Refresh"] = $"{(Done.Frames.Count > 0 ? FramesHave.TotalSeconds : 0)};url={LocalUrl.Ascii(back)}";
        if (Done.Frames.Count == 0)
            return;
        var sites = Done.Frames.Select(f => new Uri(f).GetLeftPart(UriPartial.Authority)).Distinct();
        Response.Headers.ContentSecurityPolicy = $"{Response.Headers.ContentSecurityPolicy}; frame-src {string.Join(' ', sites)}";
    }
}
