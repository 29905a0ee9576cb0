using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The account is locked, and this is what to do next.</summary>
[PageInfo("Reset.Frozen")]
public sealed class AccountLockedModel : PortalPage;
