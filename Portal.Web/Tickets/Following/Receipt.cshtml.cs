using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Following;

/// <summary>What somebody has in hand once they have filed a request: its reference before anything else, what happens next, and until when.</summary>
[ResponseCache(NoStore = true)]
public sealed class ReceiptModel(TicketAccess access, Timeline timeline, IStringLocalizer<Text> texts) : PortalPage
{
    public Ticket Ticket { get; private set; } = null!;

    public Timeline.Moment? Written { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket) return NotFound();
        (Ticket, Written) = (ticket, (await timeline.ReadAsync(ticket.Id, false, ct)).FirstOrDefault(m => m.Other is null));
        (Head.Title, Head.Script) = (texts["Tickets.Receipt.Title"], "js/tickets.js");
        Head.SameInEveryLanguage(l => $"/{l}/tickets/{ticket.Reference}/receipt");
        return Page();
    }
}
