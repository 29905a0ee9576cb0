using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Invitations;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.People;

/// <summary>An administrator invites a member of staff, who gets a mail with a link.</summary>
[RequireRecentSignIn(RequireSecondStep = true)]
public sealed class InviteModel(InvitationService inviting, IStringLocalizer<Text> texts) : FormPage(texts)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The language the invitation is written in.</summary>
    [BindProperty(Name = "speaks")]
    public string? Speaks { get; set; }

    [BindProperty(Name = "roles")]
    public string[] Typed { get; set; } = [];

    public Language Selected => Language.TryFind(Speaks, out var of) ? of : Language;

    private Me Me => HttpContext.Me()!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts["People.Invite"];
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (name, email, roles) = (
            Line("name", Name, 100, "People.NameMissing"),
            Mailbox("email", Email),
            Roles.All.Intersect(Typed).ToList()
        );
        if (roles.Count == 0)
            AddError("roles", "People.RolesMissing");
        if (!IsValid)
            return Invalid();
        if (
            await inviting.InviteAsync(
                Me,
                new Person
                {
                    Name = name,
                    Email = email,
                    Language = Selected.Code,
                },
                roles,
                ct
            ) is
            { } key
        )
            return Redirect(Links.People.Details(key));
        AddError("email", "People.EmailTaken");
        return Invalid();
    }
}
