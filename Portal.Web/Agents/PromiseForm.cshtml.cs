using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents;

/// <summary>Tells the customer by when they hear from us, when the repair is expected, and why it takes longer.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class PromiseFormModel(AgentService service, AgentTicket current, AgentTimes times) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgentTicket Current => current;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var next = this.ReadTime("next", Input.Next, times.Zone);
        var expected = Input.Expected is { Length: > 0 } ? this.ReadTime("expected", Input.Expected, times.Zone) : null;
        return current.ActAsync(
            this,
            "promised",
            ticket => service.PromiseAsync(HttpContext.Me()!, ticket, next ?? default, expected, Input.Reason, ct),
            ct
        );
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        if (!IsPosted)
            Input = new()
            {
                Next = times.Field(current.Ticket.NextUpdateDue),
                Expected = current.Ticket.ExpectedAt is { } at ? times.Field(at) : null,
                Reason = current.Ticket.DelayReason,
            };
        return Page();
    }

    public sealed record InputModel
    {
        public string? Next { get; init; }

        public string? Expected { get; init; }

        [Lines(1000)]
        public string Reason { get; init; } = "";
    }
}
