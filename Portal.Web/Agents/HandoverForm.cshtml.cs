using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents;

/// <summary>Offers a ticket to the next level. Nothing of it may be left out: what is not known is said to be not known.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class HandoverFormModel(HandoverService handovers, AgentTicket current, TicketReader reader, AgentTimes times) : PortalPage
{
    private const int MaxLength = 2000;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgentTicket Current => current;

    /// <summary>Why it goes back, as it was typed on the page of the ticket; null for the form of an offer.</summary>
    public ReturnInput? Return { get; private set; }

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct, ticket => ticket.Level < 3);

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var note = new HandoverNote(Input.Summary, Input.Steps, Input.Results, Input.Impact, Input.Promised);
        return current.ActAsync(this, "offered", ticket => handovers.OfferAsync(Me, ticket, note, ct), ct);
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        current.ActAsync(this, "accepted", ticket => handovers.AcceptAsync(Me, ticket, ct), ct);

    public Task<IActionResult> OnPostReturnAsync([FromForm] ReturnInput input, CancellationToken ct)
    {
        Return = input;
        return current.ActAsync(this, "returned", ticket => handovers.ReturnAsync(Me, ticket, input.Reason, ct), ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        if (!IsPosted)
            Input = await KnownAsync(ct);
        return Page();
    }

    // What is known already is there to be corrected.
    private async Task<InputModel> KnownAsync(CancellationToken ct)
    {
        var ticket = current.Ticket;
        var tried = await reader.AttemptedStepsAsync(ticket, ct);
        return new()
        {
            Summary = ticket.Subject,
            Steps = string.Join('\n', tried.Select(t => $"- {t.Step}{(t.Result == "" ? "" : $": {t.Result}")}")),
            Promised = Texts["Agents.Handover.Promised", times.Exact(ticket.NextUpdateDue)],
            Impact = Texts[$"Agents.Severity.{ticket.Severity}"],
        };
    }

    // What is missing is said with the name of its field: the summary on top would say the same sentence five times otherwise.
    public sealed record InputModel
    {
        [HandoverPart("Summary", MaxLength)]
        public string Summary { get; init; } = "";

        [HandoverPart("Steps", MaxLength)]
        public string Steps { get; init; } = "";

        [HandoverPart("Results", MaxLength)]
        public string Results { get; init; } = "";

        [HandoverPart("Impact", MaxLength)]
        public string Impact { get; init; } = "";

        [HandoverPart("Promise", MaxLength)]
        public string Promised { get; init; } = "";
    }

    public sealed record ReturnInput
    {
        [Lines(MaxLength, Missing = "Agents.ReturnReasonMissing")]
        public string Reason { get; init; } = "";
    }
}
