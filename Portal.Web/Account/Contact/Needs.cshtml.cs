using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account.Contact;

/// <summary>What helps somebody when we write, call or come. It is kept while they agree to it, and removed by one touch.</summary>
[PageInfo("Needs")]
public sealed class NeedsModel(NeedService needs, ConsentService consents) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The names that were chosen; what is no name of a need is none.</summary>
    [BindProperty(Name = "needs")]
    public string[] Chosen { get; set; } = [];

    /// <summary>As it is kept; null while nothing is.</summary>
    public AccessibilityNeeds? Kept { get; private set; }

    /// <summary>How the reader stands to their being kept.</summary>
    public Consent Consent { get; private set; } = null!;

    private Me Me => HttpContext.Me()!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Kept is { } kept)
            (Chosen, Input) = ([.. kept.Chosen], new() { Text = kept.Text });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var said = new AccessibilityNeeds([.. AccessibilityNeeds.All.Intersect(Chosen)], Input.Text);
        if (said.IsEmpty)
            AddError("needs", "Needs.Missing");
        if (!Consent.IsGiven && Input.Agree != "yes")
            AddError("agree", "Needs.AgreeMissing");
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (await needs.SaveAsync(Me, said, Input.Agree == "yes" ? Text : null, ct))
            return RedirectDone(Links.Account.Contact, "needs");
        AddError("agree", "Needs.AgreeMissing");
        return await ShowAgainAsync(ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await consents.DecideAsync(Me, Text, given: false, ct);
        return RedirectDone(Links.Account.Contact, "removed");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Page();
    }

    private ConsentText Text => consents.TextOf(ConsentPurpose.AccessibilityNeeds, Language);

    private async Task ReadAsync(CancellationToken ct)
    {
        Kept = await needs.FindAsync(Me.PersonId, ct);
        Consent = (await consents.ListAsync(Me.PersonId, ct)).First(c => c.Purpose == ConsentPurpose.AccessibilityNeeds);
    }

    public sealed record InputModel
    {
        [Lines(AccessibilityNeeds.MaxTextLength)]
        public string Text { get; init; } = "";

        [Line(3)]
        public string Agree { get; init; } = "";
    }
}
