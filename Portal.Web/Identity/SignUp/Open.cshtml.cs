using Microsoft.AspNetCore.Mvc;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.SignUp;

/// <summary>For those who are no customers, where the operator lets them in; elsewhere there is no such page.</summary>
[PageInfo("SignUp")]
public sealed class OpenModel(SignUpService signUp, SignUpRequest request) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IActionResult OnGet() =>
        !request.IsOpen ? NotFound()
        : HttpContext.Me() is null ? Page()
        : Redirect(Links.Account.Index);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!request.IsOpen)
            return NotFound();
        var email = EmailAddress.Canonical(Input.Email);
        return await request.SendAsync(this, "open", email, null, () => SendAsync(email, ct), ct);
    }

    public override Task<IActionResult> ShowAsync(CancellationToken ct) =>
        Task.FromResult<IActionResult>(request.IsOpen ? Page() : NotFound());

    private async Task<bool> SendAsync(string email, CancellationToken ct)
    {
        await signUp.RequestOpenlyAsync(email, Input.Name, Language, ct);
        return true;
    }

    public sealed record InputModel
    {
        [Line(100, Missing = "SignUp.NameMissing")]
        public string Name { get; init; } = "";

        [Recipient]
        public string Email { get; init; } = "";
    }
}
