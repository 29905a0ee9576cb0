using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// The ticket a page of the help desk is about. A change is made to the ticket as it was seen: the form carries its version.
/// </summary>
public sealed class AgentTicket(TicketReader reader)
{
    private AgentPermissions rights = null!;
    private PortalPage page = null!;
    private long? seen;

    public Ticket Ticket { get; private set; } = null!;

    /// <summary>The version a form is made for: the one that was seen, until somebody else changed the ticket.</summary>
    public long Version => seen ?? Ticket.Version;

    /// <summary>Somebody else changed the ticket while a form was filled in.</summary>
    public bool WasChanged { get; private set; }

    public bool MayWork => rights.MayWork(Ticket);

    /// <summary>The ticket with the version the form was made for.</summary>
    public Ticket AsSeen => Ticket with { Version = seen ?? -1 };

    /// <summary>The addresses of what can be done with it.</summary>
    public AgentTicketLinks To => page.Links.Agents.Ticket(Ticket.Reference);

    /// <summary>Finds the ticket the address names, once.</summary>
    public async Task<bool> FindAsync(PortalPage about, CancellationToken ct)
    {
        if (Ticket is not null)
            return true;
        (page, rights) = (about, AgentPermissions.For(about.HttpContext.Me()!));
        if (about.IsPosted && long.TryParse(about.Request.Form["version"], CultureInfo.InvariantCulture, out var version))
            seen = version;
        return await ReadAsync(ct);
    }

    /// <summary>Opens a page for one thing done with the ticket. Only those who may work on it find the page.</summary>
    /// <param name="about">The page.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="isPossible">Whether the thing can be done with this ticket at all.</param>
    public async Task<IActionResult> OpenAsync(PortalPage about, CancellationToken ct, Predicate<Ticket>? isPossible = null)
    {
        if (!await FindAsync(about, ct) || !MayWork || isPossible?.Invoke(Ticket) == false)
            return about.NotFound();
        await AuditViewAsync(ct);
        return await about.ShowAsync(ct);
    }

    public Task AuditViewAsync(CancellationToken ct) => reader.AuditViewAsync(page.HttpContext.Me()!, Ticket, ct);

    /// <summary>Does something with the ticket, when the form is right, and goes back to it.</summary>
    /// <param name="about">The page.</param>
    /// <param name="done">What was done, as the page of the ticket names it.</param>
    /// <param name="act">Does it to the ticket as it was seen; a refusal when it cannot be done.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IActionResult> ActAsync(PortalPage about, string done, Func<Ticket, Task<AgentRefusal?>> act, CancellationToken ct)
    {
        if (!await FindAsync(about, ct))
            return about.NotFound();
        if (!about.ModelState.IsValid)
            return await about.ShowAgainAsync(ct);
        return await act(AsSeen) is { } refusal ? await RefusedAsync(refusal, ct) : Back(done);
    }

    /// <summary>The page again, with what was typed. Of a ticket that changed the newest is shown, and the form is good for that.</summary>
    public async Task<IActionResult> RefusedAsync(AgentRefusal refusal, CancellationToken ct)
    {
        page.AddError("", $"Agents.Refused.{refusal}");
        WasChanged = refusal == AgentRefusal.Changed;
        if (WasChanged)
            await ReadAsync(ct);
        seen = Ticket.Version;
        return await page.ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public RedirectResult Back(string done) => page.RedirectDone(To.Details, done);

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await reader.FindAsync((string?)page.RouteData.Values["reference"], ct) is not { } found)
            return false;
        Ticket = found;
        page.Metadata.Title = $"{found.Reference} · {found.Subject}";
        return true;
    }
}
