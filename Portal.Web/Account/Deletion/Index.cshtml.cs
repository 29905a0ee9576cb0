using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Deletion;

/// <summary>What goes and what stays when an account is deleted; and the way back while it is not.</summary>
public sealed class IndexModel(DeletionService deletions, PersonManager people, IStringLocalizer<Text> texts)
    : AccountPage(texts, "Deletion")
{
    public DateTimeOffset? DueAt { get; private set; }

    protected override IReadOnlyList<string> Notices => ["asked", "withdrawn"];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Taking it back asks for nothing more than being signed in: it can do no harm.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");
        await deletions.WithdrawAsync(person, ClientInfo.From(HttpContext), ct);
        return To(Links.Account.Deletion, "withdrawn");
    }

    protected override async Task ReadAsync(CancellationToken ct) => DueAt = await deletions.DueAsync(Me.PersonId, ct);
}
