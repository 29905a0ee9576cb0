using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Router;

/// <summary>
/// A card with names and passwords, to be printed. Its fields have no names and belong to no form: what is typed cannot be sent.
/// </summary>
[Cacheable]
[PageInfo("Router.Card", Script = "js/card.js")]
public sealed class CardModel : PortalPage
{
    public void OnGet()
    {
        (Metadata.Description, Metadata.Canonical) = (Texts["Router.Card.Lead"], Links.Routers.Card);
        Cache([]);
    }
}
