using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Account.Deletion;

/// <summary>
/// The last question before an account is to be deleted. Staff are told to ask their administrator: their account belongs to their work.
/// </summary>
[RequireRecentSignIn]
public sealed class ConfirmModel(DeletionService deletions, PersonManager people, IStringLocalizer<Text> texts)
    : AccountPage(texts, "Deletion.Ask")
{
    public IActionResult OnGet() => Me.IsStaff ? To(Links.Account.Deletion) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Me.IsStaff)
            return To(Links.Account.Deletion);
        var person = await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");
        await deletions.RequestAsync(person, ClientInfo.From(HttpContext), ct);
        return To(Links.Account.Deletion, "asked");
    }
}
