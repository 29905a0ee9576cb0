using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>One page for whatever is replayed, forged, too old or somebody else's.</summary>
public sealed class ExpiredModel(IStringLocalizer<Text> texts) : ResetPage(texts, "Expired");
