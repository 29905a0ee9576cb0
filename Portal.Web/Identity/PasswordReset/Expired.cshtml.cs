using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>One page for whatever is replayed, forged, too old or somebody else's.</summary>
[PageInfo("Reset.Expired")]
public sealed class ExpiredModel : PortalPage;
