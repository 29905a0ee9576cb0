using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// The requests somebody may see, those that wait for them first. Guests see what this browser has opened, and how to get to the rest.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class ListModel(Database db, TicketAccess access, IStringLocalizer<Text> texts) : PortalPage
{
    private const int Size = 20;

    private const string Mine = $"""
        select {Ticket.Columns} from ticket where {TicketAccess.Mine}
        order by case when state in ('Pending', 'Resolved') and merged_into_id is null then 0 when closed_at is null
            and state not in ('Cancelled', 'Rejected') then 1 else 2 end, changed_at desc, id desc
        limit @take offset @skip
        """;

    public Me? Me => HttpContext.Me();

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    public int Number { get; private set; }

    public bool HasMore { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "page")] int? page, CancellationToken ct)
    {
        Number = Math.Clamp(page ?? 1, 1, 1000);
        (Metadata.Title, Metadata.Script) = (texts["Tickets.List.Title"], "js/tickets.js");
        var found = await db.ListAsync<Ticket>(
            Mine,
            new
            {
                Me?.PersonId,
                Me?.CustomerNumber,
                held = await access.HeldAsync(HttpContext, ct),
                take = Size + 1,
                skip = (Number - 1) * Size,
            },
            ct
        );
        (Tickets, HasMore) = ([.. found.Take(Size)], found.Count > Size);
    }
}
