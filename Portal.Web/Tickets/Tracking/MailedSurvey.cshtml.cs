using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// The same by the link of a mail, without signing in. Its secret moves from the address into a
/// cookie; it says nothing of the request but its reference.
/// </summary>
[PageInfo("Tickets.Survey")]
public sealed class MailedSurveyModel(SurveyService survey) : PortalPage
{
    private static readonly LinkCookie Link = new("opinion", TimeSpan.FromMinutes(30));

    [BindProperty]
    public SurveyInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Null when the link is good no more.</summary>
    public Ticket? Ticket { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Link.Take(this) ? Redirect(Links.Tickets.MailedSurvey) : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } ticket)
            return PageWith(StatusCodes.Status410Gone);
        var (link, form) = (Link.Held(this), DoubleSubmit.KeyFrom(HttpContext));
        if (await survey.SubmitAsync(ticket, Input.ToNumber(), Input.Comment, ticket.Name, link, ct, form) || ticket.ClosedAt is not null)
            return RedirectDone(Links.Tickets.MailedSurvey, "yes");
        AddError("", "Tickets.Survey.Open");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Ticket = Done is null ? await FindAsync(ct) : null;
        return Ticket is null && IsPosted ? PageWith(StatusCodes.Status410Gone) : Page();
    }

    private Task<Ticket?> FindAsync(CancellationToken ct) => survey.FindByLinkAsync(Link.Held(this), ct, DoubleSubmit.KeyFrom(HttpContext));
}
