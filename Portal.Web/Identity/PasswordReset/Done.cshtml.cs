using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Nobody is signed in by a reset: the new password is tried at once, and the second step still asks.</summary>
[PageInfo("Reset.Done")]
public sealed class DoneModel : PortalPage
{
    /// <summary>How many recovery codes are left, for those who used one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Codes { get; set; }

    public string? CodesLeft =>
        !int.TryParse(Codes, NumberStyles.None, CultureInfo.InvariantCulture, out var left) || left >= RecoveryCodes.Count ? null
        : left == 0 ? Texts["Reset.Done.NoCodes"].Value
        : Texts.Count("Reset.Done.CodesLeft", left);
}
