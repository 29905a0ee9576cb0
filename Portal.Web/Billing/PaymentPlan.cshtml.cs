using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Billing;

/// <summary>Asks to pay what is open bit by bit: a billing request that a person answers.</summary>
[PageInfo("PaymentPlan")]
public sealed class PaymentPlanModel(Bills bills, TicketService tickets, BillingRequests requests) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What is to be paid on all bills; null when nothing is.</summary>
    public Money? ToPay { get; private set; }

    private IReadOnlyList<Bill> open = [];

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (ToPay is not { } sum)
            return Redirect(Links.Bills.Index);
        var isRepeated = await tickets.IsOpenedAsync(Input.Key!, Me.PersonId, ct);
        if (!isRepeated && await requests.TakeAsync(Me, ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        var words = Texts["PaymentPlan.Text", sum.In(Language), Input.Months].Value;
        var filed = BillingRequests.Write(
            Me,
            Language,
            Input.Key!,
            "payment",
            Texts["PaymentPlan.Subject"],
            Input.More == "" ? words : $"{words}\n\n{Input.More}",
            string.Join(", ", open.Select(b => b.Invoice.Number).Take(5)),
            sum
        );
        return Redirect(Links.Tickets.Receipt((await tickets.OpenAsync(filed, ct)).Reference));
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (ToPay is not null)
            return Page();
        return IsPosted ? NotFound() : Redirect(Links.Bills.Index);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Input.Key = IdempotencyKey.Read(Input.Key);
        if (Me.CustomerNumber is not { } customer || !(await bills.ListAsync(customer, ct)).Has(out var all))
            return;
        open = [.. all.Where(b => b.Standing is BillStanding.Open or BillStanding.Overdue)];
        ToPay = BillingSummaries.Of(all).ToPay is { IsZero: false } sum ? sum : null;
    }

    public sealed record InputModel
    {
        public const int MaxLength = 2000;

        /// <summary>In how many months.</summary>
        [Choice("2", "3", "6", "12", Missing = "PaymentPlan.MonthsMissing")]
        public string Months { get; init; } = "";

        [Lines(MaxLength)]
        public string More { get; init; } = "";

        /// <summary>What the form counts once by, however often it is sent.</summary>
        public string? Key { get; set; }
    }
}
