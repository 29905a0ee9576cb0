using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Offers a ticket to the next level. Nothing of it may be left out: what is not known is said to be not known.</summary>
public sealed class HandoverFormModel(
    HandoverService desk,
    TicketReader file,
    ServiceLevels levels,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketActionPage(file, levels, clock, texts)
{
    private const int MaxLength = 2000;
    private readonly TicketReader read = file;

    [FromForm(Name = "summary")]
    public string? Summary { get; set; }

    [FromForm(Name = "steps")]
    public string? Steps { get; set; }

    [FromForm(Name = "results")]
    public string? Results { get; set; }

    [FromForm(Name = "impact")]
    public string? Impact { get; set; }

    [FromForm(Name = "promised")]
    public string? Promised { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>It is to go back, and the page asks why: what was typed came from the page of the ticket.</summary>
    public bool IsReturn { get; private set; }

    protected override bool MayOpen => MayWork && Ticket.Level < 3;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        var package = new HandoverNote(
            Part("summary", Summary, "Summary"),
            Part("steps", Steps, "Steps"),
            Part("results", Results, "Results"),
            Part("impact", Impact, "Impact"),
            Part("promised", Promised, "Promise")
        );
        return await ActAsync("offered", () => desk.OfferAsync(Me, AsSeen, package, ct), ct);
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        await FindAsync(ct) ? await ActAsync("accepted", () => desk.AcceptAsync(Me, AsSeen, ct), ct) : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        IsReturn = true;
        var reason = Lines("reason", Reason, MaxLength, "Agents.ReturnReasonMissing");
        return await ActAsync("returned", () => desk.ReturnAsync(Me, AsSeen, reason, ct), ct);
    }

    // Each says which field it means: the summary on top would say the same sentence twice otherwise.
    private string Part(string field, string? typed, string label)
    {
        if (!string.IsNullOrWhiteSpace(typed))
            return Lines(field, typed, MaxLength, "");
        AddError(field, "Agents.Handover.Missing", Texts[$"Agents.Handover.{label}"].Value);
        return "";
    }

    // What is known already is there to be corrected.
    protected override async Task ReadAsync(CancellationToken ct)
    {
        Summary ??= Ticket.Subject;
        Steps ??= string.Join(
            '\n',
            (await read.TriedAsync(Ticket, ct)).Select(t => $"- {t.What}{(t.Result == "" ? "" : $": {t.Result}")}")
        );
        Promised ??= Texts["Agents.Handover.Promised", Exact(Ticket.NextUpdateDue)];
        Impact ??= Texts[$"Agents.Severity.{Ticket.Severity}"];
    }
}
