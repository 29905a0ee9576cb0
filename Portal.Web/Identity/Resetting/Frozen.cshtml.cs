using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>The account is locked, and this is what to do next.</summary>
public sealed class FrozenModel(IStringLocalizer<Text> texts) : ResetPage(texts, "Frozen", "/locked");
