using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;

namespace Portal.Web.Router.Control;

/// <summary>What the pages of commands share: finding the router they are for, and sending what was asked.</summary>
public sealed class RouterActions(
    OwnRouters routers,
    DeviceCommandService commands,
    ConsentService consents,
    PersonManager people,
    AttemptLimits limits
)
{
    private const int AnHour = 12; // as often as a router may be restarted; many are a mail to every address

    /// <summary>The router a page is about, ready for a command.</summary>
    /// <returns>The router; or else the page that says why there is nothing to command, as for a router that is not theirs.</returns>
    public async Task<(OwnRouter? Router, IActionResult? Else)> FindAsync(PortalPage page, string? line, CancellationToken ct)
    {
        var me = page.HttpContext.Me()!;
        var overview = page.Redirect(page.Links.RouterControl.Index(line));
        var all = await routers.ListAsync(me, ct);
        if (all.State == AnswerState.Failed)
            return (null, overview);
        if (all.Value?.FirstOrDefault(r => line is null or "" || r.Line.Number == line) is not { } router)
            return (null, page.NotFound());
        if (!await consents.IsGivenAsync(me.PersonId, ConsentPurpose.RemoteHelp, ct))
            return (null, overview);
        var managed = (await routers.ManagedAsync(router, ct)).Value;
        return managed?.ManagedAs is null ? (null, overview) : (managed, null);
    }

    /// <summary>Where a command under way for a router is shown; null when there is none.</summary>
    public async Task<IActionResult?> OpenAsync(PortalPage page, OwnRouter router, CancellationToken ct) =>
        await commands.OpenAsync(router.ManagedAs!, ct) is { } open && open.CustomerNumber == page.HttpContext.Me()!.CustomerNumber
            ? page.Redirect(page.Links.RouterControl.Command(open.Reference))
            : null;

    /// <summary>Sends a command and leads to how it stands, or shows the form again with what is wrong.</summary>
    public async Task<IActionResult> SendAsync(
        PortalPage page,
        OwnRouter router,
        RouterCommandKind kind,
        CancellationToken ct,
        WifiSettings? wifi = null,
        string? firmware = null
    )
    {
        var me = page.HttpContext.Me()!;
        if (await limits.TakeAsync([Attempt.ForPerson("router-command", me, AnHour)], ct) is var wait && wait > TimeSpan.Zero)
            return await page.TooManyAttemptsAsync(wait, ct, "Form.Closed");
        var by = new Requester(me, await people.GetAsync(me), ClientInfo.From(page.HttpContext));
        var request = new CommandRequest(router, kind, DoubleSubmit.KeyFrom(page.HttpContext) ?? Secret.Create(16), wifi, firmware);
        var (command, refusal) = await commands.SendAsync(by, request, ct);
        if (refusal is not null)
        {
            page.AddError("", $"Router.Control.Refusal.{refusal}");
            return await page.ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }

        if (command is { State: DeviceCommandState.Failed, Reason: { } reason } && FieldOf(reason) is { } field)
        {
            page.AddError(field, $"Router.Control.Reason.{reason}");
            var status = reason == DeviceCommandReason.Away ? StatusCodes.Status503ServiceUnavailable : 0;
            return await page.ShowAgainAsync(ct, status == 0 ? StatusCodes.Status422UnprocessableEntity : status);
        }

        return page.Redirect(page.Links.RouterControl.Command(command!.Reference));
    }

    // What can be put right in the form is said there; anything else stands on the page of the command.
    private static string? FieldOf(DeviceCommandReason reason) =>
        reason switch
        {
            DeviceCommandReason.Name => "wifiName",
            DeviceCommandReason.Passphrase => "password",
            DeviceCommandReason.Away => "",
            _ => null,
        };
}
