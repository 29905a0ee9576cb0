using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Buying;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Plans.Connections;

/// <summary>
/// One order for a new line, with all that is needed to connect it. The help desk says here that the line works, which makes a customer
/// with
/// a line, or that it cannot be done.
/// </summary>
[PageInfo("Connections.Order")]
public sealed class DetailsModel(Database db, PurchaseReader reader, PurchaseSender sender, PurchaseOffers offers) : PortalPage
{
    private const string One = $"""
        select {Purchase.Columns} from purchase o
        where o.reference = @reference and o.state not in ('Quoted', 'Ordered') and o.erased_at is null
        """;

    private const int MostDaysAgo = 30;

    [FromRoute]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Purchase Purchase { get; private set; } = null!;

    public ReadPurchase? Read { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (
            !DateOnly.TryParseExact(Input.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day > offers.Today
            || day < offers.Today.AddDays(-MostDaysAgo)
        )
        {
            AddError("day", "Connections.Day.Range");
            return await ShowAgainAsync(ct);
        }

        if (await FindAsync(ct) is not { } order)
            return NotFound();
        await sender.RunAsync(ct); // so that the provider's tables have it
        var customer = await Connections().CompleteAsync(order.Reference, day, HttpContext.Me()!.Target, ct);
        await sender.RunAsync(ct);
        return RedirectDone(Links.Buying.Connection(order.Reference), customer is null ? "late" : "completed");
    }

    public async Task<IActionResult> OnPostRejectAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } order)
            return NotFound();
        await sender.RunAsync(ct);
        await Connections().RejectAsync(order.Reference, "desk", HttpContext.Me()!.Target, ct);
        await sender.RunAsync(ct);
        return RedirectDone(Links.Buying.Connection(order.Reference), "rejected");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } order)
            return NotFound();
        (Purchase, Read) = (order, await reader.ReadAsync(order.Quote, Language, ct));
        Metadata.Title = Texts["Plans.Order.Title", order.Reference];
        return Page();
    }

    private NewConnections Connections() => Service<NewConnections>();

    private Task<Purchase?> FindAsync(CancellationToken ct) =>
        db.SingleOrDefaultAsync<Purchase>(One, new { reference = Data.Reference.Read('B', Reference) ?? "" }, ct);

    public sealed record InputModel
    {
        /// <summary>The first day on which the line worked.</summary>
        [Line(20)]
        public string Day { get; init; } = "";
    }
}
