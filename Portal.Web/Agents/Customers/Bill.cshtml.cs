using Microsoft.AspNetCore.Mvc;
using Portal.Web.Billing;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Agents.Customers;

/// <summary>One bill of a customer, line by line, as the customer reads it. Nothing can be paid or disputed here.</summary>
[PageInfo("Agents", Title = "Agents.Customers.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class BillModel(CustomerAccess access, BillReader reader, Texts all) : PortalPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [FromRoute]
    public string Bill { get; set; } = "";

    [FromQuery(Name = "ticket")]
    public string? Ticket { get; set; }

    [FromQuery(Name = "page")]
    public string? Asked { get; set; }

    /// <summary>The customer number in plain form.</summary>
    public string Plain => CustomerNumber.Read(Number) ?? "";

    /// <summary>Null when the bills are not to be had just now.</summary>
    public BillPage? Shown { get; private set; }

    /// <summary>Why it differs from the one before; null for the first.</summary>
    public string? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var me = HttpContext.Me()!;
        if (Plain == "")
            return NotFound();
        if (await access.FindAsync(me, Plain, Ticket, ct) is not { } ground)
            return Redirect(Links.Agents.Customer(Plain)); // there a reason can be given
        var page = BillPage.NumberOf(Asked);
        var answer = await reader.ReadAsync(Plain, Bill, BillPage.PortionOf(page), Language, ct);
        if (!answer.Has(out var details))
            return answer.State == AnswerState.NotFound ? NotFound() : PageWith(StatusCodes.Status503ServiceUnavailable);
        if (details.Lines.Count == 0)
            return NotFound();
        await access.AuditAsync(me, Plain, ground, details.Bill.Invoice.Number, ct);
        Metadata.Title = Texts["Bill.Of", Language.Write(details.Bill.Invoice.Period)];
        Shown = new(details, Language, page)
        {
            Address = number => Links.Agents.CustomerBill(Plain, Bill, Ticket, number),
            Request = reference => Links.Agents.Details(reference),
        };
        if (details.Difference is { } difference)
            Why = new WhySentence(all.In(Language), details.Names).Write(difference);
        return Page();
    }
}
