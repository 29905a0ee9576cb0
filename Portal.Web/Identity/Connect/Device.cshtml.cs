using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Where the code of a device without a keyboard is typed, such as a television box. The code is asked for first; then what it is for is
/// said, and nothing happens before somebody agrees.
/// </summary>
[PageInfo("Connect.Device")]
[ResponseCache(NoStore = true)]
public sealed class DeviceModel(
    DeviceCodes codes,
    AuthorizationService authorizations,
    ConnectConsents consents,
    AttemptLimits limits,
    SiteUrls urls
) : PortalPage
{
    private const string Scope = "device-code";
    private const int CodesAnHour = 20;
    private const int CodesAnHourOfNetwork = 200;

    [BindProperty(Name = "user_code", SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>What the code is for, once it was found.</summary>
    public ConnectClient? Client { get; private set; }

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    private Me Me => HttpContext.Me()!;

    // The address a device shows may hold the code; it is put into the form, and only the form is answered.
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken ct)
    {
        var wait = await limits.TakeAsync(
            [Attempt.ForPerson(Scope, Me, CodesAnHour), .. Attempt.ForNetworks(Scope, HttpContext, CodesAnHourOfNetwork)],
            ct
        );
        if (wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        if (await codes.FindAsync(HttpContext, ct) is not { } found)
        {
            AddError("user_code", string.IsNullOrWhiteSpace(Code) ? "Connect.Device.Missing" : "Connect.Device.Wrong");
            return await ShowAgainAsync(ct);
        }

        (Client, Scopes) = (found.Client, found.Scopes);
        return answer switch
        {
            "yes" => await AllowAsync(found, ct),
            "no" => await RefuseAsync(found),
            _ => Page(),
        };
    }

    private async Task<IActionResult> AllowAsync(DeviceRequest found, CancellationToken ct)
    {
        var place = ClientInfo.From(HttpContext);
        if (await authorizations.StartAsync(Me, found.Client, found.Scopes, found.Code, place, ct) is not { } started)
            return Redirect(ReturnUrl.SignIn(HttpContext));
        await consents.AllowAsync(Me, found.Client, found.Scopes, place, ct); // who was talked into typing a code learns of it by mail
        await found.AllowAsync(ConnectClaims.PrincipalOf(Me, started, found.Scopes, urls.Issuer), $"{Links.Connect.Device()}?done=allowed");
        return new EmptyResult();
    }

    private async Task<IActionResult> RefuseAsync(DeviceRequest found)
    {
        await found.RefuseAsync($"{Links.Connect.Device()}?done=refused");
        return new EmptyResult();
    }
}
