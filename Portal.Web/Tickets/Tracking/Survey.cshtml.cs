using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Tracking;

/// <summary>How it went: answered in the portal by whoever may see the request.</summary>
[PageInfo("Tickets.Survey")]
public sealed class SurveyModel(TicketAccess access, SurveyService survey) : PortalPage
{
    [BindProperty]
    public SurveyInput Input { get; set; } = new();

    public Ticket Ticket { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) =>
        await access.FindAsync(HttpContext, reference, ct) is { } ticket && !await survey.IsPendingAsync(ticket, ct)
            ? Redirect(Links.Tickets.Details(ticket.Reference))
            : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket)
            return NotFound();
        var actor = TicketActor.From(HttpContext, ticket).Name;
        if (await survey.SubmitAsync(ticket, Input.ToNumber(), Input.Comment, actor, null, ct) || ticket.ClosedAt is not null)
            return RedirectDone(Links.Tickets.Details(ticket.Reference), "rated");
        AddError("", "Tickets.Survey.Open");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, (string?)RouteData.Values["reference"], ct) is not { } ticket)
            return NotFound();
        Ticket = ticket;
        return Page();
    }
}
