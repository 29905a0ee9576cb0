using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Consents;

/// <summary>What somebody agreed to, purpose by purpose. Agreeing and withdrawing are the same single touch.</summary>
[PageInfo("Consents")]
public sealed class IndexModel(ConsentService consents) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Consent> All { get; private set; } = [];

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ConsentPurpose.Find(Input.Purpose) is not { } purpose || Input.Given is not ("yes" or "no"))
            return NotFound();
        var given = Input.Given == "yes";
        if (given && purpose == ConsentPurpose.AccessibilityNeeds)
            return Redirect(Links.Account.Needs); // there is nothing to agree to before something is said
        var text = consents.TextOf(purpose, Language);
        if (given && Input.Version != $"{purpose.Version}")
        {
            AddError("", "Consents.TextChanged");
            return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }

        await consents.DecideAsync(Me, text, given, ct);
        return RedirectDone(Links.Account.Consents, given ? "given" : "withdrawn");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        All = await consents.ListAsync(Me.PersonId, ct);
        return Page();
    }

    public sealed record InputModel
    {
        [Line(40)]
        public string Purpose { get; init; } = "";

        [Line(3)]
        public string Given { get; init; } = "";

        /// <summary>Of the text the form showed.</summary>
        [Line(9)]
        public string Version { get; init; } = "";
    }
}
