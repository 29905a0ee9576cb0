using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Plans.Termination;

/// <summary>What happens when somebody goes to another provider, and what it costs.</summary>
[Cacheable]
[PageInfo("Leaving.Switching")]
public sealed class SwitchingModel : PortalPage
{
    public void OnGet() => Cache([IndexModel.Tag]);
}
