using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Router.Control;

/// <summary>The customer's router: how it is, when that was read, and what can be done with it from here once they agree.</summary>
[PageInfo("Router.Control")]
public sealed class IndexModel(
    OwnRouters routers,
    IRouterControl control,
    DeviceCommandService commands,
    DeviceCommandReader history,
    ConsentService consents
) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The number of the line; the first with a router when none is given.</summary>
    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    /// <summary>All routers at the customer's lines; failed when the provider's systems are away.</summary>
    public Answer<IReadOnlyList<OwnRouter>> Routers { get; private set; } = Answer.NotFound<IReadOnlyList<OwnRouter>>();

    /// <summary>The one that is shown; null when there is none.</summary>
    public OwnRouter? Shown { get; private set; }

    /// <summary>How the reader stands to it.</summary>
    public Consent Consent { get; private set; } = null!;

    /// <summary>What is known of it; asked for only where the reader agrees.</summary>
    public Answer<RouterSnapshot> Snapshot { get; private set; } = Answer.NotFound<RouterSnapshot>();

    /// <summary>The command under way.</summary>
    public DeviceCommand? Open { get; private set; }

    /// <summary>What was asked of it lately.</summary>
    public IReadOnlyList<DeviceCommand> History { get; private set; } = [];

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostConsentAsync(CancellationToken ct)
    {
        if (Input.Given is not ("yes" or "no"))
            return NotFound();
        var (purpose, isGiven) = (ConsentPurpose.RemoteHelp, Input.Given == "yes");
        if (isGiven && Input.Version != $"{purpose.Version}")
        {
            AddError("", "Consents.TextChanged");
            return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }

        await consents.DecideAsync(Me, consents.TextOf(purpose, Language), isGiven, ct);
        return RedirectDone(Links.RouterControl.Index(Line), isGiven ? "given" : "withdrawn");
    }

    /// <summary>Has the values read from the router, which may take some seconds.</summary>
    public async Task<IActionResult> OnPostReadAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        if (Shown?.ManagedAs is not { } device || !Consent.IsGiven)
            return Redirect(Links.RouterControl.Index(Line));
        var read = (await control.ReadAsync(device, anew: true, ct)).Value;
        return RedirectDone(Links.RouterControl.Index(Line), read is { IsFresh: true } ? "read" : "silent");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        if (Routers.State == AnswerState.Failed)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        if (Shown?.ManagedAs is { } device && Consent.IsGiven)
        {
            (Snapshot, Open) = (await control.ReadAsync(device, anew: false, ct), await commands.OpenAsync(device, ct));
            History = [.. (await history.LatelyAsync(Me.CustomerNumber!, ct)).Where(c => c.Device == device && c.IsOver)];
        }

        return Page();
    }

    // False for a line that is not there, or not theirs.
    private async Task<bool> FindAsync(CancellationToken ct)
    {
        Consent = (await consents.ListAsync(Me.PersonId, ct)).First(c => c.Purpose == ConsentPurpose.RemoteHelp);
        Routers = await routers.ListAsync(Me, ct);
        Shown = Routers.Value?.FirstOrDefault(r => Line is null or "" || r.Line.Number == Line);
        if (Shown is { } found)
        {
            var managed = await routers.ManagedAsync(found, ct);
            Snapshot = managed.Value is null ? Answer.Failed<RouterSnapshot>(managed.MayRetry) : Snapshot;
            Shown = managed.Value ?? found;
        }

        return Shown is not null || Line is null or "" || Routers.State == AnswerState.Failed;
    }

    public sealed record InputModel
    {
        [Line(3)]
        public string Given { get; init; } = "";

        /// <summary>Of the text the form showed.</summary>
        [Line(9)]
        public string Version { get; init; } = "";
    }
}
