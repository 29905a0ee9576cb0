using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Tells the customer by when they hear from us, when the repair is expected, and why it takes longer.</summary>
public sealed class PromiseFormModel(
    AgentService desk,
    TicketReader file,
    ServiceLevels levels,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketActionPage(file, levels, clock, texts)
{
    private const string Shape = "yyyy-MM-dd'T'HH:mm";

    [FromForm(Name = "next")]
    public string? Next { get; set; }

    [FromForm(Name = "expected")]
    public string? Expected { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The provider's clocks, by the name of their zone.</summary>
    public string Zone => ZoneName;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        var (next, expected) = (
            ReadTime("next", Next, ServiceZone),
            Expected is { Length: > 0 } ? ReadTime("expected", Expected, ServiceZone) : null
        );
        var reason = Reason is { Length: > 0 } && Reason.Trim() != "" ? Lines("reason", Reason, 1000, "Agents.ReasonMissing") : "";
        return await ActAsync("promised", () => desk.PromiseAsync(Me, AsSeen, next ?? default, expected, reason, ct), ct);
    }

    protected override void Begin() =>
        (Next, Expected, Reason) = (Write(Ticket.NextUpdateDue), Ticket.ExpectedAt is { } at ? Write(at) : null, Ticket.DelayReason);

    private string Write(DateTimeOffset at) => Local(at).ToString(Shape, CultureInfo.InvariantCulture);
}
