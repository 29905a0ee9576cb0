using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>One bill with every line in words, why it differs from the one before, and what the contract says.</summary>
[PageInfo("Bill")]
public sealed class DetailsModel(BillReader reader, Texts all) : PortalPage
{
    /// <summary>Lines on one page: a bill may have ten thousand.</summary>
    internal const int Size = 100;

    public LocalizedTexts Words => all.In(Language);

    public BillDetails? Details { get; private set; }

    /// <summary>Why it differs from the one before; null for the first.</summary>
    public string? Why { get; private set; }

    [FromQuery(Name = "page")]
    public string? Asked { get; set; }

    /// <summary>Which page of its lines, from 1.</summary>
    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Details!.Bill.Invoice.LineCount + Size - 1) / Size);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        Number = int.TryParse(Asked, out var page) ? Math.Clamp(page, 1, 1000) : 1;
        if (HttpContext.Me()!.CustomerNumber is not { } customer)
            return NotFound();
        var answer = await reader.ReadAsync(customer, number, new((Number - 1) * Size, Size), Language, ct);
        if (!answer.Has(out var details))
            return answer.State == AnswerState.NotFound ? NotFound() : PageWith(StatusCodes.Status503ServiceUnavailable);
        if (details.Lines.Count == 0)
            return NotFound();
        (Details, Metadata.Title) = (details, Texts["Bill.Of", Language.Write(details.Bill.Invoice.Period)]);
        if (details.Difference is { } difference)
            Why = new WhySentence(Words, details.Names).Write(difference);
        return Page();
    }

    /// <summary>Where a page of the lines stands.</summary>
    public string Address(int page) => Links.Bills.Details(Details!.Bill.Invoice.Number, page);
}
