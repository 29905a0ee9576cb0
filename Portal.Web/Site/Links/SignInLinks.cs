namespace Portal.Web.Site.Links;

/// <summary>Signing in and out, and showing anew who one is.</summary>
public sealed class SignInLinks(LinkWriter to)
{
    public string SecondStep => to.Page("/Identity/SecondStep");

    public string PasskeyReauthentication => to.Page("/Identity/Reauthentication/Passkey");

    public string PasswordStrength => to.Endpoint("PasswordStrength");

    public string KeepAlive => to.Page("/Identity/Sessions/KeepAlive");

    public string SignOut => to.Page("/Identity/SignOut");

    public string Invitation => to.Page("/Identity/Invitations/Accept");

    /// <summary>The link of an invitation.</summary>
    public string InvitationOf(string token) => to.Page("/Identity/Invitations/Accept", ("token", token));

    public string FirstAdministrator => to.Page("/Identity/Invitations/FirstAdministrator");

    /// <param name="returnUrl">Where to go on afterwards: an address of this site.</param>
    public string Index(string? returnUrl = null) => to.Page("/Identity/SignIn", ("return", returnUrl));

    /// <inheritdoc cref="Index"/>
    public string Passkey(string? returnUrl = null) => to.Page("/Identity/Passkeys/PasskeySignIn", ("return", returnUrl));

    /// <param name="returnUrl">Where to go on afterwards: an address of this site.</param>
    /// <param name="strongly">True where a password alone is not enough.</param>
    public string Reauthenticate(string? returnUrl = null, bool strongly = false) =>
        to.Page("/Identity/Reauthentication/Reauthenticate", ("return", returnUrl), ("strongly", strongly ? "yes" : null));

    /// <param name="returnUrl">Where to go on afterwards: an address of this site.</param>
    /// <param name="stay">True to stay signed in on this device.</param>
    public string SecondStepFor(string? returnUrl, bool stay) =>
        to.Page("/Identity/SecondStep", ("return", returnUrl), ("stay", stay ? "yes" : null));

    /// <summary>Signs in with a demonstration account.</summary>
    public string Demonstration => to.Handler("/Identity/SignIn", "as");
}
