using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>How the portal addresses somebody, and in which language it writes to them.</summary>
public sealed class DetailsModel(PersonManager people, PersonStore store, IStringLocalizer<Text> texts) : AccountPage(texts, "Details")
{
    private const int MaxNameLength = 100;

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The code of the language of mails; "language" is the one of the page.</summary>
    [BindProperty]
    public string? Writes { get; set; }

    protected override IReadOnlyList<string> Notices => ["saved"];

    public async Task<IActionResult> OnGetAsync()
    {
        var person = await PersonAsync();
        (Name, Writes) = (person.Name, person.Language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Line("name", Name, MaxNameLength, "Details.NameMissing");
        if (!Language.TryFind(Writes, out var language))
            AddError("writes", "Details.LanguageMissing");
        if (!IsValid)
            return Invalid();
        var person = await PersonAsync();
        (person.Name, person.Language) = (name, language!.Code);
        var saved = await store.SaveAsync(
            () => people.UpdateAsync(person),
            work => work.AuditAsync(Me.Target, "details.changed", Me.Target)
        );
        if (saved.Succeeded)
            return To(Links.Account.Details, "saved");
        AddError("", "Account.Changed");
        return Invalid(StatusCodes.Status409Conflict);
    }

    private async Task<Person> PersonAsync() =>
        await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");
}
