using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Invitations;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.People;

/// <summary>An administrator invites a member of staff, who gets a mail with a link.</summary>
[PageInfo("People", Title = "People.Invite")]
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class InviteModel(InvitationService inviting) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Language Selected => Language.TryFind(Input.Speaks, out var of) ? of : Language;

    private Me Me => HttpContext.Me()!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var roles = Roles.All.Intersect(Input.Roles).ToList();
        if (roles.Count == 0)
        {
            AddError("roles", "People.RolesMissing");
            return await ShowAgainAsync(ct);
        }

        if (
            await inviting.InviteAsync(
                Me,
                new Person
                {
                    Name = Input.Name,
                    Email = EmailAddress.Canonical(Input.Email),
                    Language = Selected.Code,
                },
                roles,
                ct
            ) is
            { } key
        )
            return Redirect(Links.People.Details(key));
        AddError("email", "People.EmailTaken");
        return await ShowAgainAsync(ct);
    }

    public sealed record InputModel
    {
        [Line(100, Missing = "People.NameMissing")]
        public string Name { get; init; } = "";

        [Mailbox]
        public string Email { get; init; } = "";

        /// <summary>The language the invitation is written in.</summary>
        public string? Speaks { get; init; }

        public string[] Roles { get; init; } = [];
    }
}
