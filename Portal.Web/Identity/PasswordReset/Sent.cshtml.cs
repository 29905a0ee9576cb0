using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>What everybody reads who asked for a link.</summary>
[PageInfo("Reset.Sent")]
public sealed class SentModel : PortalPage;
