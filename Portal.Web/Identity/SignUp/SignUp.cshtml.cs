using Microsoft.AspNetCore.Mvc;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Demonstration;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.SignUp;

/// <summary>For those who have a letter or bill: their customer number, the code that is printed there, and where to write.</summary>
[PageInfo("SignUp")]
public sealed class SignUpModel(SignUpService signUp, SignUpRequest request, DemonstrationAccounts demonstration) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>True when people without a customer number may come too.</summary>
    public bool IsOpen => request.IsOpen;

    /// <summary>Customers to try the portal with; none outside development.</summary>
    public IReadOnlyList<DemonstrationCustomer> Demonstrations => [.. demonstration.WithoutAccount];

    public IActionResult OnGet() => HttpContext.Me() is null ? Page() : Redirect(Links.Account.Index);

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = EmailAddress.Canonical(Input.Email);
        return request.SendAsync(
            this,
            "code",
            email,
            CustomerNumber.Read(Input.Number)!,
            () => signUp.RequestWithCodeAsync(Input.Number, Input.Code, email, Language, ct),
            ct
        );
    }

    public sealed record InputModel
    {
        [CustomerNumber]
        public string Number { get; init; } = "";

        [ClaimCode]
        public string Code { get; init; } = "";

        [Recipient]
        public string Email { get; init; } = "";
    }
}
