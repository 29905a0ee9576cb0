using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Makes a duplicate and the ticket it repeats one, and takes that back.</summary>
public sealed class MergeModel(MergeService desk, TicketReader file, ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts)
    : TicketActionPage(file, levels, clock, texts)
{
    private readonly TicketReader read = file;

    [FromForm(Name = "into")]
    public string? Into { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Those of the same customer that are still open.</summary>
    public IReadOnlyList<RelatedTicket> Others { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        var (into, reason) = (await read.FindAsync(Into, ct), Lines("reason", Reason, 500, "Agents.ReasonMissing"));
        if (into is null)
            AddError("into", "Agents.NoSuchTicket");
        return await ActAsync("merged", () => desk.MergeAsync(Me, AsSeen, into!, reason, ct), ct);
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct) =>
        await FindAsync(ct) ? await ActAsync("unmerged", () => desk.UndoAsync(Me, AsSeen, ct), ct) : NotFound();

    protected override async Task ReadAsync(CancellationToken ct) =>
        Others = [.. (await read.OthersAsync(Ticket, ct)).Where(o => !TicketStates.IsOver(o.State))];
}
