using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Billing;

/// <summary>Says which lines of a bill are wrong, and why: that is a billing request, and their sum is not due meanwhile.</summary>
[PageInfo("Dispute")]
public sealed class DisputeFormModel(BillReader reader, DisputeService disputes, BillingRequests requests) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BillDetails Details { get; private set; } = null!;

    /// <summary>Which page of its lines, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>What can be disputed: what costs something and was not disputed before.</summary>
    public IReadOnlyList<InvoiceLine> Choices { get; private set; } = [];

    public string Here => Links.Bills.Dispute(Details.Bill.Invoice.Number, Number > 1 ? Number : null);

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is { } missing)
            return missing;
        var chosen = Details.Lines.Where(l => Input.Lines.Contains($"{l.Position}") && l.Amount.Minor > 0).ToList();
        var filed = Filed(chosen);
        if (await disputes.FindAsync(filed, ct) is { } before)
            return Redirect(Links.Tickets.Receipt(before));
        if (chosen.Count == 0)
        {
            AddError("lines", "Dispute.LinesMissing");
            return await ShowAgainAsync(ct);
        }

        if (await requests.TakeAsync(Me, ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        var dispute = new NewDispute(Details.Bill.Invoice.Customer, Details.Bill.Invoice.Number, chosen, filed);
        if (await disputes.OpenAsync(dispute, ct) is { Reference: { } reference })
            return Redirect(Links.Tickets.Receipt(reference));
        AddError("lines", "Dispute.Already");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await ReadAsync(ct) ?? Page();

    private async Task<IActionResult?> ReadAsync(CancellationToken ct)
    {
        Number = int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, 1000) : 1;
        Input.Key = IdempotencyKey.Read(Input.Key);
        if (Me.CustomerNumber is not { } customer || RouteData.Values["number"] is not string number)
            return NotFound();
        var portion = BillPage.PortionOf(Number);
        var answer = await reader.ReadAsync(customer, number, portion, Language, ct);
        if (!answer.Has(out var details))
            return answer.State == AnswerState.NotFound ? NotFound() : Redirect(Links.Bills.Details(number));
        (Details, Choices) = (details, [.. details.Lines.Where(l => l.Amount.Minor > 0 && !details.Disputes.ContainsKey(l.Position))]);
        return Choices.Count == 0 && !IsPosted ? NotFound() : null;
    }

    // For the help desk: what they wrote, and the lines as they read them.
    private NewTicket Filed(IReadOnlyList<InvoiceLine> lines)
    {
        var invoice = Details.Bill.Invoice;
        var listed = lines.Select(l => $"{l.Position}. {Details.Names.Of(l)}: {l.Amount.In(Language)}");
        return BillingRequests.Write(
            Me,
            Language,
            Input.Key!,
            "item",
            Texts["Dispute.Subject", Language.Write(invoice.Period)],
            $"{Input.Why}\n\n{string.Join('\n', listed)}",
            invoice.Number,
            lines.Aggregate(Money.Zero(invoice.Total.Currency), (sum, line) => sum + line.Amount)
        );
    }

    public sealed record InputModel
    {
        public const int MaxLength = 4000;

        /// <summary>The positions of the lines.</summary>
        public string[] Lines { get; set; } = [];

        [Lines(MaxLength, Missing = "Dispute.WhyMissing")]
        public string Why { get; init; } = "";

        /// <summary>What the form counts once by, however often it is sent.</summary>
        public string? Key { get; set; }
    }
}
