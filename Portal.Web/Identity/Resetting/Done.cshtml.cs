using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>Nobody is signed in by a reset: the new password is tried at once, and the second step still asks.</summary>
public sealed class DoneModel(IStringLocalizer<Text> texts) : ResetPage(texts, "Done", "/done");
