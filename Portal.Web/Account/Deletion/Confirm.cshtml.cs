using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Account.Deletion;

/// <summary>
/// The last question before an account is to be deleted. Staff are told to ask their administrator: their account belongs to their work.
/// </summary>
[PageInfo("Deletion.Ask")]
[RequireRecentSignIn]
public sealed class ConfirmModel(DeletionService deletions, PersonManager people) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    public IActionResult OnGet() => Me.IsStaff ? Redirect(Links.Account.Deletion) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Me.IsStaff)
            return Redirect(Links.Account.Deletion);
        var person = await people.GetAsync(Me);
        await deletions.RequestAsync(person, ClientInfo.From(HttpContext), ct);
        return RedirectDone(Links.Account.Deletion, "asked");
    }
}
