using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Makes a duplicate and the ticket it repeats one, and takes that back.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class MergeModel(MergeService service, AgentTicket current, TicketReader reader) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgentTicket Current => current;

    /// <summary>Those of the same customer that are still open.</summary>
    public IReadOnlyList<RelatedTicket> Others { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var into = await reader.FindAsync(Input.Into, ct);
        if (into is null)
            AddError("into", "Agents.NoSuchTicket");
        return await current.ActAsync(this, "merged", ticket => service.MergeAsync(HttpContext.Me()!, ticket, into!, Input.Reason, ct), ct);
    }

    public Task<IActionResult> OnPostUndoAsync(CancellationToken ct) =>
        current.ActAsync(this, "unmerged", ticket => service.UndoAsync(HttpContext.Me()!, ticket, ct), ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        Others = [.. (await reader.OthersAsync(current.Ticket, ct)).Where(o => !TicketStates.IsOver(o.State))];
        return Page();
    }

    public sealed record InputModel
    {
        public string? Into { get; init; }

        [Lines(500, Missing = "Agents.ReasonMissing")]
        public string Reason { get; init; } = "";
    }
}
