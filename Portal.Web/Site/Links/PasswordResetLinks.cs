namespace Portal.Web.Site.Links;

/// <summary>The way to a new password.</summary>
public sealed class PasswordResetLinks(LinkWriter to)
{
    public string Start => to.Page("/Identity/PasswordReset/Start");

    public string OtherWays => to.Page("/Identity/PasswordReset/OtherWays");

    public string SecondAddress => to.Page("/Identity/PasswordReset/SecondAddress");

    public string LockAccount => to.Page("/Identity/PasswordReset/LockAccount");

    public string RecoveryCode => to.Page("/Identity/PasswordReset/RecoveryCode");

    public string NewPassword => to.Page("/Identity/PasswordReset/NewPassword");

    public string SecondStep => to.Page("/Identity/PasswordReset/SecondStep");

    public string EnterCode => to.Page("/Identity/PasswordReset/EnterCode");

    public string Expired => to.Page("/Identity/PasswordReset/Expired");

    public string Sent => to.Page("/Identity/PasswordReset/Sent");

    public string AccountLocked => to.Page("/Identity/PasswordReset/AccountLocked");

    public string PrintedCode => to.Page("/Identity/PasswordReset/PrintedCode");

    /// <param name="codesLeft">How many recovery codes are left; null where none was used.</param>
    public string DoneWith(int? codesLeft) => to.Page("/Identity/PasswordReset/Done", ("codes", codesLeft));

    public string Link(string secret) => to.Page("/Identity/PasswordReset/Link", ("secret", secret));

    public string AccountLockLink(string secret) => to.Page("/Identity/PasswordReset/AccountLockLink", ("secret", secret));
}
