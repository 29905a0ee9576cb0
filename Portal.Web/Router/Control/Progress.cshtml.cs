using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;

namespace Portal.Web.Router.Control;

/// <summary>
/// How a command stands. While it is under way the page loads itself again, without a script: every few seconds at first, then less often,
/// and not at all for who does not want it.
/// </summary>
[PageInfo("Router.Control.Progress", Script = "js/wifi.js")]
public sealed class ProgressModel(DeviceCommandService commands, TimeProvider clock) : PortalPage
{
    private const int Soon = 5;
    private const int Later = 30;

    private static readonly TimeSpan Eager = TimeSpan.FromMinutes(3);

    // A page left open must not keep somebody signed in.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    [FromRoute]
    public string Reference { get; set; } = "";

    /// <summary>"yes" for a page that stays as it is.</summary>
    [FromQuery(Name = "still")]
    public string? Still { get; set; }

    public DeviceCommand Command { get; private set; } = null!;

    public bool LoadsItself => !Command.IsOver && Still != "yes" && Age < Longest;

    /// <summary>True once the router took a new Wi-Fi, as far as anybody can tell.</summary>
    public bool IsTaken => Command is { Kind: RouterCommandKind.SetWifi, ExecutedAt: not null, Reason: not DeviceCommandReason.Different };

    private TimeSpan Age => clock.GetUtcNow() - Command.RequestedAt;

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        if (await commands.FindAsync(Me, Reference, ct) is not { } command)
            return NotFound();
        if (await commands.CancelAsync(command, DeviceCommandReason.ByCustomer, Me.Target) is { } stands)
            return Redirect(Links.RouterControl.Command(stands.Reference));
        AddError("", "Router.Control.Reason.Away");
        return await ShowAgainAsync(ct, StatusCodes.Status503ServiceUnavailable);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await commands.FindAsync(Me, Reference, ct) is not { } command)
            return NotFound();
        Command = command;
        Metadata.Title = Texts[$"Router.Control.Kind.{command.Kind}"];
        if (LoadsItself && !IsPosted)
            Response.Headers["Refresh"] = (Age < Eager ? Soon : Later).ToString(CultureInfo.InvariantCulture);
        return Page();
    }
}
