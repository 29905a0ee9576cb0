using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.People;

/// <summary>Everybody who has an account, for administrators.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(PeopleSearch search, ICustomers customers, IStringLocalizer<Text> texts) : PortalPage
{
    private const int LastPage = 400;
    private const int MaxLength = 100;

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "role")]
    public string? RoleText { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public string Typed => Text is { Length: > MaxLength } ? Text[..MaxLength] : Text ?? "";

    public string Role => RoleText == PeopleSearch.Staff || Roles.All.Contains(RoleText) ? RoleText! : "";

    public int Number => int.TryParse(PageText, out var number) ? Math.Clamp(number, 1, LastPage) : 1;

    public IReadOnlyList<PersonListItem> People { get; private set; } = [];

    /// <summary>Their customer numbers as bills show them, by the plain ones.</summary>
    public IReadOnlyDictionary<string, string> Numbers { get; private set; } = new Dictionary<string, string>();

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Metadata.Title = texts["People.Title"];
        Metadata.SameInEveryLanguage(l => Address(l, Number));
        var found = await search.FindAsync(Typed, Role, Number, ct);
        (People, HasMore) = ([.. found.Take(PeopleSearch.Size)], found.Count > PeopleSearch.Size && Number < LastPage);
        Numbers = await customers.PrintedAsync([.. People.Select(p => p.CustomerNumber).OfType<string>()], ct);
    }

    public string Address(Language reader, int page) => LinksIn(reader).People.Find(Typed, Role, page > 1 ? page : null);
}
