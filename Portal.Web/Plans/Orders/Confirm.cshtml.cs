using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>The contract summary, and the button that says that it costs.</summary>
[PageInfo("Plans.Order")]
public sealed class ConfirmModel(PlanOrderService orders, OrderReader reader) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReadOrder Order { get; private set; } = null!;

    /// <summary>Where the customer chose.</summary>
    public string Choice =>
        Order.Order.PreparedReference is { } prepared ? Links.Plans.Prepared(prepared) : Links.Plans.Change(Order.Order.ServiceNumber);

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        switch (await orders.ConfirmAsync(Me, Reference, Input.Accepts == "yes", ct))
        {
            case null:
                return RedirectDone(Links.Plans.Order(Reference), "ordered");
            case ChangeRefusal.UnknownOrder:
                return NotFound();
            case ChangeRefusal.TermNotAccepted:
                AddError("accepts", "Plans.Order.AcceptMissing");
                return await ShowAgainAsync(ct);
            case ChangeRefusal.Unavailable:
                return await ShowUnavailableAsync(ct);
            case ChangeRefusal.QuoteChanged:
                return await QuoteAnewAsync(ct);
            case ChangeRefusal.PreparedOver or ChangeRefusal.OpenOrder when await PreparedAsync(ct) is { } prepared:
                return Redirect(Links.Plans.Prepared(prepared)); // there stands what became of it
            case var refusal:
                AddError("", $"Plans.Refusal.{refusal}");
                return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is not { } customer || await orders.FindAsync(customer, Reference, ct) is not { } order)
            return NotFound();
        if (order.State != PlanOrderState.Quoted)
            return Redirect(Links.Plans.Order(order.Reference));
        if (await reader.ReadAsync(order, ct) is not { } read)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        Order = read;
        Metadata.Title = Texts["Plans.Order.Check"];
        return Page();
    }

    // What holds now is shown in full, as a quote of its own: nobody orders what they have not read.
    private async Task<IActionResult> QuoteAnewAsync(CancellationToken ct)
    {
        var old = (await orders.FindAsync(Me.CustomerNumber!, Reference, ct))!;
        var (reference, refusal) = await orders.QuoteAsync(Me, PlanOrderService.RequestOf(old.Quote), Language, ct, old.PreparedReference);
        if (reference is not null)
            return RedirectDone(Links.Plans.Confirm(reference), "requoted");
        AddError("", $"Plans.Refusal.{refusal}");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    private async Task<string?> PreparedAsync(CancellationToken ct) =>
        (await orders.FindAsync(Me.CustomerNumber ?? "", Reference, ct))?.PreparedReference;

    public sealed record InputModel
    {
        /// <summary>"yes" of who agrees to be bound longer than before.</summary>
        public string? Accepts { get; init; }
    }
}
