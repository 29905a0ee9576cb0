using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The account is locked, and this is what to do next.</summary>
public sealed class AccountLockedModel(IStringLocalizer<Text> texts) : ResetPage(texts, "Frozen");
