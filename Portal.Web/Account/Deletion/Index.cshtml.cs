using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Deletion;

/// <summary>What goes and what stays when an account is deleted; and the way back while it is not.</summary>
[PageInfo("Deletion")]
public sealed class IndexModel(DeletionService deletions, PersonManager people) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    public DateTimeOffset? DueAt { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Taking it back asks for nothing more than being signed in: it can do no harm.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await people.GetAsync(Me);
        await deletions.WithdrawAsync(person, ClientInfo.From(HttpContext), ct);
        return RedirectDone(Links.Account.Deletion, "withdrawn");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        DueAt = await deletions.DueAsync(Me.PersonId, ct);
        return Page();
    }
}
