using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;
using Portal.Web.Site.Calendars;

namespace Portal.Web.Account.Calendars;

/// <summary>The last day to cancel a line before its term runs on, for the calendar of its customer.</summary>
[PageInfo("Account", Title = "Calendar.Add")]
public sealed class LastNoticeModel(
    IServices services,
    ICatalogue catalogue,
    CalendarFile calendar,
    SiteUrls urls,
    LocalTime time,
    TimeProvider clock
) : PortalPage
{
    private const int AWeek = 7;

    public async Task<IActionResult> OnGetAsync(string service, CancellationToken ct)
    {
        if (HttpContext.Me()!.CustomerNumber is not { } customer)
            return NotFound();
        var answer = await services.ListAsync(customer, ct);
        if (answer.Value?.FirstOrDefault(l => l.Number == service) is not { } line)
            return answer.State == AnswerState.Failed ? Redirect(Links.Account.Index) : NotFound();
        var facts = await ContractFacts.OfAsync([line], catalogue, Language.Code, time.DayOf(clock.GetUtcNow()), ct);
        if (facts[line.Number].LastNotice is not { } last)
            return NotFound();
        var day = new CalendarDay
        {
            Of = $"last-notice:{line.Number}",
            Day = last,
            Summary = Texts["Calendar.LastNotice", line.Plan],
            Description = Texts["Calendar.LastNoticeText", Language.Write(line.CommittedUntil!.Value)],
            Address = urls.Absolute(Links.Leaving.Cancel),
            RemindsBefore = AWeek,
        };
        return File(calendar.Write(day), CalendarFile.ContentType, $"{last:yyyy-MM-dd}.ics");
    }
}
