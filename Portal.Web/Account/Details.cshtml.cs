using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Contact;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account;

/// <summary>How the portal addresses somebody, and in which language it writes to them.</summary>
[PageInfo("Details")]
public sealed class DetailsModel(PersonManager people, PersonStore store, IContactDetails contacts) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>True for customers: the language of letters and mails is one choice, made with how they are reached.</summary>
    public bool WritesWithContract { get; private set; }

    private Me Me => HttpContext.Me()!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        var person = await people.GetAsync(Me);
        Input = new() { Name = person.Name, Writes = person.Language };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        var person = await people.GetAsync(Me);
        (person.Name, person.Language) = (Input.Name, WritesWithContract ? person.Language : Input.Writes);
        var saved = await store.SaveAsync(
            () => people.UpdateAsync(person),
            work => work.AuditAsync(Me.Target, "details.changed", Me.Target)
        );
        if (saved.Succeeded)
            return RedirectDone(Links.Account.Details, "saved");
        AddError("", "Account.Changed");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        WritesWithContract = Me.CustomerNumber is { } number && (await contacts.FindAsync(number, ct)).State != AnswerState.NotFound;
        return Page();
    }

    public sealed record InputModel
    {
        public const int MaxNameLength = 100;

        [Line(MaxNameLength, Missing = "Details.NameMissing")]
        public string Name { get; init; } = "";

        /// <summary>The code of the language of mails; "language" is the one of the page.</summary>
        [Choice("en", "de", "es", "pt", "ru", "ca", Missing = "Details.LanguageMissing")]
        public string Writes { get; init; } = "";
    }
}
