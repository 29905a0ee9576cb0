using Microsoft.AspNetCore.Mvc;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>For those without paper at hand: the link goes to the address the provider has for them, which is never shown.</summary>
[PageInfo("SignUp")]
public sealed class OnFileModel(SignUpService signUp, SignUpRequest request) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IActionResult OnGet() => HttpContext.Me() is null ? Page() : Redirect(Links.Account.Index);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        request.SendAsync(
            this,
            "on-file",
            $"customer {CustomerNumber.Read(Input.Number)}",
            null,
            () => signUp.RequestOnFileAsync(Input.Number, ct),
            ct
        );

    public sealed record InputModel
    {
        [CustomerNumber]
        public string Number { get; init; } = "";
    }
}
