using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>The same answer from somebody who is signed in, by the buttons on the page of the incident.</summary>
public sealed class FeedbackModel(IncidentCache incidents, IncidentService service, TimeProvider clock) : PortalPage
{
    [BindProperty(Name = "works")]
    public string? Answer { get; set; }

    public IActionResult OnGet(string reference) => Redirect(Links.Status.Details(reference));

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await incidents.FindAsync(reference, ct) is not { } incident || HttpContext.Me() is not { } me)
            return NotFound();
        var here = Links.Status.Details(incident.Reference);
        if (!incident.AsksStill(clock.GetUtcNow()) || Answer is not ("yes" or "no"))
            return Redirect(here);
        await service.AnswerAsync(me.Target, me.PersonId, incident.Reference, Answer == "yes", ct);
        return Answer == "yes" ? RedirectDone(here, "works") : Redirect(Links.Tickets.NewOf("fault", incident: incident.Reference));
    }

    // There is no page of its own to show again.
    public override Task<IActionResult> ShowAsync(CancellationToken ct) => Task.FromResult<IActionResult>(BadRequest());
}
