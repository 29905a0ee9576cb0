using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>For those who cannot read the mailbox of their account.</summary>
[PageInfo("Reset.OtherWays")]
public sealed class OtherWaysModel : PortalPage;
