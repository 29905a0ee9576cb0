using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Router;

/// <summary>Everything about a model: lamps, sockets, its own pages, and how it is looked after.</summary>
[Cacheable]
public sealed class DetailsModel(RouterLibrary library, RouterHtml html) : PortalPage
{
    // Saving comes before the reset that makes it necessary.
    private static readonly string[] Order =
    [
        RouterSections.SignIn,
        RouterSections.Wifi,
        RouterSections.Password,
        RouterSections.Firmware,
        RouterSections.Backup,
        RouterSections.Reset,
        RouterSections.Guest,
        RouterSections.Bridge,
    ];

    public RouterModel Router { get; private set; } = null!;

    public RouterText Text => Router.In(Language);

    /// <summary>The language the texts are really in, when it is not the reader's.</summary>
    public Language? Foreign => Text.Language == Language.Code ? null : Language.FromCode(Text.Language);

    public IEnumerable<string> Sections => Order.Where(Text.Sections.ContainsKey);

    /// <summary>The parts nobody has checked, in words.</summary>
    public IEnumerable<string> Unchecked =>
        Router
            .Unchecked.Select(u =>
                u.StartsWith("cable-", StringComparison.Ordinal) ? "Router.Part.cable"
                : u.StartsWith("connect-", StringComparison.Ordinal) ? "Router.Part.connect"
                : RouterSections.Parts.Contains(u) ? $"Router.Part.{u}"
                : $"Router.Section.{u}"
            )
            .Distinct()
            .Select(key => Texts[key].Value);

    public string Html(string section) => html.Section(Text, section, Language);

    public string Sentence(string name) => html.Sentence(name, Language);

    /// <summary>Where a subject stands in the router's pages, and the language of these words; null when the files do not say.</summary>
    public (string Words, string? Language)? MenuOf(string section) =>
        Router.Menus.GetValueOrDefault(section) is not { } menu ? null
        : menu.TryGetValue(Language.Code, out var own) ? (own, null)
        : menu.TryGetValue("en", out var english) ? (english, "en")
        : null;

    public async Task<IActionResult> OnGetAsync(string model, CancellationToken ct)
    {
        if (await library.FindAsync(model, ct) is not { } found)
            return NotFound();
        Router = found;
        (Metadata.Title, Metadata.Description, Metadata.Canonical) = (Text.Title, Text.Summary, Links.Routers.Details(found.Key));
        Metadata.InLanguages(() =>
            (Language.All.ToDictionary(l => l.Code, l => LinksIn(l).Routers.Details(found.Key)), [.. found.Texts.Keys])
        );
        Cache([HelpSetup.AnyArticle]);
        return Page();
    }
}
