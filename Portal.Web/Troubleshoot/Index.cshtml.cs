using Portal.Web.Help;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Web.Troubleshoot;

/// <summary>All guides: what does not work, and what is to be set up.</summary>
[Cacheable]
[PageInfo("Guide.All")]
public sealed class IndexModel(GuideLibrary library) : PortalPage
{
    public IReadOnlyList<Guide> Guides { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Guides = (await library.CurrentAsync(ct)).All;
        Metadata.Description = Texts["Guide.All.Lead"];
        Metadata.Canonical = Links.Guides.Index;
        Cache([HelpSetup.AnyArticle]);
    }

    public IEnumerable<Guide> Of(GuideKind kind) =>
        Guides.Where(g => g.Kind == kind).OrderBy(g => g.In(Language).Title, StringComparer.Create(Language.Culture, ignoreCase: true));
}
