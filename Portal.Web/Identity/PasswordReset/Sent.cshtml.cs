using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>What everybody reads who asked for a link.</summary>
public sealed class SentModel(IStringLocalizer<Text> texts) : ResetPage(texts, "Sent");
