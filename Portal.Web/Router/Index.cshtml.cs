using Portal.Web.Help;
using Portal.Web.Router.Library;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Router;

/// <summary>Which router is it? By its picture, its name, or what its label says.</summary>
[Cacheable]
[PageInfo("Router")]
public sealed class IndexModel(RouterLibrary library) : PortalPage
{
    private const int MaxLength = 100;

    public IReadOnlyList<RouterModel> All { get; private set; } = [];

    /// <summary>What fits the label; null when nobody asked.</summary>
    public IReadOnlyList<RouterModel>? Found { get; private set; }

    public string Label { get; private set; } = "";

    public RouterModel? Other => All.FirstOrDefault(m => m.IsOther);

    public async Task OnGetAsync(string? label, CancellationToken ct)
    {
        All = await library.AllAsync(ct);
        Label = (label ?? "").Trim() is { Length: > MaxLength } long_ ? long_[..MaxLength] : (label ?? "").Trim();
        Metadata.Description = Texts["Router.Lead"];
        if (Label == "")
        {
            Metadata.Canonical = Links.Routers.Index;
            Cache([HelpSetup.AnyArticle]);
            return;
        }

        Found = RouterSearch.Find(All, Label, Language);
        Metadata.SameInEveryLanguage(l => LinksIn(l).Routers.Find(Label));
    }

    /// <summary>Some of the models that are worked the same way.</summary>
    public static string Covers(RouterModel model) => string.Join(", ", model.Covers.Take(4));
}
