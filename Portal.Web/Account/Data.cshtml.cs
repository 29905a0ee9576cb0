using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>
/// A copy of everything the portal holds of a person, to take away. Taking it is written
/// down: whoever has stolen a session would want it too.
/// </summary>
[PageInfo("Data")]
[RequireRecentSignIn]
public sealed class DataModel(IEnumerable<IPersonalData> holders, PersonManager people, Database db, LocalTime time, TimeProvider clock)
    : PortalPage
{
    public Me Me => HttpContext.Me()!;

    [BindProperty]
    public string? Kind { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Kind is not ("page" or "json"))
            return NotFound();
        var person = await people.GetAsync(Me);
        var (owner, place) = (person.ToOwner(), ClientInfo.From(HttpContext));
        await db.WriteAsync(work => work.AuditAsync(Me.Target, "data-export.downloaded", Me.Target, $"{Kind}; {place}"), ct);
        var tables = new List<PersonalDataTable>();
        foreach (var holder in holders)
            tables.AddRange(await holder.ReadAsync(owner, ct));
        var copy = new DataExport(tables, clock.GetUtcNow(), Language, time, Texts);
        return Kind == "json"
            ? File(copy.ToJson(), "application/json; charset=utf-8", "my-data.json")
            : File(copy.ToHtml(), "text/html; charset=utf-8", "my-data.html");
    }
}
