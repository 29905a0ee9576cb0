using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// What somebody has in hand once they have filed a request: its reference before anything else, what happens next, and until when.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class ReceiptModel(TicketAccess access, Timeline timeline, IStringLocalizer<Text> texts) : PortalPage
{
    public Ticket Ticket { get; private set; } = null!;

    /// <summary>The reference of a request this browser may not see, if there is one at all.</summary>
    public string? Unknown { get; private set; }

    /// <summary>False while the link of the mail has to be opened first.</summary>
    public bool ReadsAnswers { get; private set; }

    public Timeline.TimelineItem? Written { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket)
            return NotHere(reference);
        (Ticket, Written) = (ticket, (await timeline.ReadAsync(ticket.Id, false, ct)).FirstOrDefault(m => m.Other is null));
        ReadsAnswers = await access.ReadsAnswersAsync(HttpContext, ticket, ct);
        (Metadata.Title, Metadata.Script, Metadata.Drafts) = (texts["Tickets.Receipt.Title"], "js/tickets.js", true);
        return Page();
    }

    private IActionResult NotHere(string reference)
    {
        if ((Unknown = TicketReference.Read(reference)) is null)
            return NotFound();
        Metadata.Title = texts["Tickets.Unknown.Title"];
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
