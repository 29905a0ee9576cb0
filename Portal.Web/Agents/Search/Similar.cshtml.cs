using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Agents.Search;

/// <summary>Solved cases like a ticket. The page of the ticket takes them over by script, so that it need not wait for them.</summary>
[PageInfo("Agents", Title = "Agents.Similar", Script = "js/agents.js", OwnSearch = true)]
public sealed class SimilarModel(AgentTicket current, SimilarTickets similar, SearchAudit audit, DeskIndex index) : PortalPage
{
    public AgentTicket Current => current;

    /// <summary>Null while there is no index.</summary>
    public IReadOnlyList<SimilarTicket>? Found { get; private set; }

    public IndexProgress Progress => index.Progress;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        Found = await similar.FindAsync(current.Ticket, ct);
        if (Found is { Count: > 0 })
            await audit.SimilarShownAsync(HttpContext.Me()!, current.Ticket.Reference, Found.Select(f => f.Ticket.Reference), ct);
        return Page();
    }
}
