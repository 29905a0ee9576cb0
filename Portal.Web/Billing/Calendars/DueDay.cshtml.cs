using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Site.Calendars;

namespace Portal.Web.Billing.Calendars;

/// <summary>The day a bill is due, for the calendar of its customer.</summary>
[PageInfo("Bill", Title = "Calendar.Add")]
public sealed class DueDayModel(Bills bills, CalendarFile calendar, SiteUrls urls) : PortalPage
{
    private const int ThreeDays = 3;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (HttpContext.Me()!.CustomerNumber is not { } customer)
            return NotFound();
        var answer = await bills.FindAsync(customer, number, ct);
        if (!answer.Has(out var bill))
            return answer.State == AnswerState.NotFound ? NotFound() : Redirect(Links.Bills.Details(number));
        if (bill.Standing != BillStanding.Open)
            return NotFound();
        var due = bill.Invoice.DueOn;
        var day = new CalendarDay
        {
            Of = $"bill-due:{bill.Invoice.Number}",
            Day = due,
            Summary = Texts["Calendar.BillDue", bill.Invoice.Number],
            Description = Texts["Calendar.BillDueText"],
            Address = urls.Absolute(Links.Bills.Details(bill.Invoice.Number)),
            RemindsBefore = ThreeDays,
        };
        return File(calendar.Write(day), CalendarFile.ContentType, $"{due:yyyy-MM-dd}.ics");
    }
}
