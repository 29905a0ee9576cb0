using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>For those who cannot read the mailbox of their account.</summary>
public sealed class OtherWaysModel(IStringLocalizer<Text> texts) : ResetPage(texts, "OtherWays");
