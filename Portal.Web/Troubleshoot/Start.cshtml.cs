using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Portal.Web.Status;
using Portal.Web.Troubleshoot.Checks;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>
/// The first page of a guide, and the only one that search engines keep: what it is for, whether there is an outage, and for somebody
/// signed in what is known already.
/// </summary>
[Cacheable(Minutes = 10)]
public sealed class StartModel(GuideLibrary library, PreChecks checks, IncidentCache incidents, StatusTextsFactory writer) : PortalPage
{
    public Guide Guide { get; private set; } = null!;

    public GuideText Text => Guide.In(Language);

    /// <summary>The first question.</summary>
    public string First { get; private set; } = "";

    public int Left { get; private set; }

    /// <summary>What was found without asking; null for who is not signed in.</summary>
    public PreCheck? Check { get; private set; }

    public NetworkStatus Network => incidents.Current;

    public string Sentence => writer.In(Language).Sentence(Network);

    public StatusTexts StatusWords => writer.In(Language);

    public async Task<IActionResult> OnGetAsync(string guide, string? line, CancellationToken ct)
    {
        var set = await library.CurrentAsync(ct);
        if (set.Find(guide) is not { } found)
            return NotFound();
        Guide = found;
        if (HttpContext.Me() is { CustomerNumber: not null } me && found.Kind == GuideKind.Problem)
            Check = await checks.RunAsync(me, line, ct);
        var address = new GuideAddress
        {
            First = found.Key,
            Version = set.Version,
            Facts = Check?.Facts ?? new Dictionary<string, string>(),
        };
        var pages = new GuidePages(set, found, address.Within(set), Links);
        (First, Left) = (pages.Here, set.PagesFrom(pages.Path.Guide, pages.Path.Node));
        (Metadata.Title, Metadata.Description, Metadata.Canonical) = (
            Texts["Guide.Start.Title", Text.Title],
            Text.Summary,
            Links.Guides.Start(found.Key)
        );
        Metadata.InLanguages(() =>
            (Language.All.ToDictionary(l => l.Code, l => LinksIn(l).Guides.Start(found.Key)), [.. found.Texts.Keys])
        );
        if (Check is null)
            Cache([HelpSetup.AnyArticle, IncidentCache.Tag]);
        return Page();
    }
}
