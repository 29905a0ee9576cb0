using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>One bill with every line in words, why it differs from the one before, and what the contract says.</summary>
[PageInfo("Bill")]
public sealed class DetailsModel(BillReader reader, Texts all) : PortalPage
{
    public LocalizedTexts Words => all.In(Language);

    public BillDetails? Details { get; private set; }

    /// <summary>Why it differs from the one before; null for the first.</summary>
    public string? Why { get; private set; }

    [FromQuery(Name = "page")]
    public string? Asked { get; set; }

    /// <summary>Its lines; those of the page that was asked for.</summary>
    public BillPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var page = BillPage.NumberOf(Asked);
        if (HttpContext.Me()!.CustomerNumber is not { } customer)
            return NotFound();
        var answer = await reader.ReadAsync(customer, number, BillPage.PortionOf(page), Language, ct);
        if (!answer.Has(out var details))
            return answer.State == AnswerState.NotFound ? NotFound() : PageWith(StatusCodes.Status503ServiceUnavailable);
        if (details.Lines.Count == 0)
            return NotFound();
        (Details, Metadata.Title) = (details, Texts["Bill.Of", Language.Write(details.Bill.Invoice.Period)]);
        Shown = new(details, Language, page)
        {
            Address = other => Links.Bills.Details(number, other),
            Request = Links.Tickets.Details,
            Dispute = Links.Bills.Dispute(details.Bill.Invoice.Number, page > 1 ? page : null),
        };
        if (details.Difference is { } difference)
            Why = new WhySentence(Words, details.Names).Write(difference);
        return Page();
    }
}
