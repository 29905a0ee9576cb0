using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Billing.Pdf;

/// <summary>A bill as a file, in the language of the page it was asked for from.</summary>
[PageInfo("Bill")]
public sealed class DocumentModel(BillReader reader, BillDocument document, ICustomers customers) : PortalPage
{
    // More lines than any bill has; what would be more is no bill.
    private const int Most = 50_000;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (HttpContext.Me()!.CustomerNumber is not { } customer)
            return NotFound();
        var answer = await reader.ReadAsync(customer, number, new(0, Most), Language, ct);
        if (!answer.Has(out var details))
            return answer.State == AnswerState.NotFound ? NotFound() : Redirect(Links.Bills.Details(number));
        var file = await document.MakeAsync(details, (await customers.FindAsync(customer, ct)).Value, Language, ct);
        return File(file, "application/pdf", $"{details.Bill.Invoice.Number}.pdf");
    }
}
