using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// A small page for one thing done with a ticket, away from its conversation. Only those who may work on the ticket find it.
/// </summary>
public abstract class TicketActionPage(TicketReader file, ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts)
    : TicketPage(file, levels, clock, texts)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct) || !MayOpen)
            return NotFound();
        Begin();
        await AuditViewAsync(ct);
        return await ShowAsync(ct);
    }

    protected virtual bool MayOpen => MayWork;

    /// <summary>Fills the form with how things stand.</summary>
    protected virtual void Begin() { }

    protected override Task ReadAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Does it, when the form is right, and goes back to the ticket.</summary>
    protected async Task<IActionResult> ActAsync(string done, Func<Task<AgentRefusal?>> act, CancellationToken ct)
    {
        if (!IsValid)
            return await ShowAgainAsync(ct);
        return await act() is { } refusal ? await RefusedAsync(refusal, ct) : Back(done);
    }
}
