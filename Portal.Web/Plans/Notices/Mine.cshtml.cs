using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Plans.Notices;

/// <summary>What the customer who is signed in has declared, how far it is, and the way to stay after all.</summary>
[PageInfo("Leaving.Mine")]
public sealed class MineModel(Database db, NoticeService notices, LocalTime time, TimeProvider clock) : PortalPage
{
    private const string Own = $"""
        select {ContractNotice.Columns} from contract_notice
        where name <> '' and (person_id = @PersonId or customer_number = @CustomerNumber) order by id desc limit 50
        """;

    public IReadOnlyList<ContractNotice> Notices { get; private set; } = [];

    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostStayAsync([FromForm] string? reference, CancellationToken ct)
    {
        var known = NoticeReference.Read(reference) ?? "";
        switch (await notices.StayAsync(HttpContext.Me()!, known, Today, ct))
        {
            case StayRefusal.NotFound:
                return NotFound();
            case StayRefusal.TooLate:
                AddError("", "Leaving.Mine.TooLate");
                return await ShowAgainAsync(ct);
            default:
                return RedirectDone(Links.Leaving.Mine, "staying");
        }
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var me = HttpContext.Me()!;
        Notices = await db.ListAsync<ContractNotice>(Own, new { me.PersonId, me.CustomerNumber }, ct);
        return Page();
    }
}
