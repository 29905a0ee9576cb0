namespace Portal.Web.Site.Links;

/// <summary>Somebody's own account.</summary>
public sealed class AccountLinks(LinkWriter to)
{
    private const string AddressPage = "/Account/Addresses/Change";

    public string Index => to.Page("/Account/Index");

    public string Details => to.Page("/Account/Details");

    public string Contact => to.Page("/Account/Contact/Index");

    public string ChangeContact => to.Page("/Account/Contact/Change");

    public string ChangeName => to.Page("/Account/Contact/ChangeName");

    /// <summary>Where bills and letters go; mail addresses are <see cref="Addresses"/>.</summary>
    public string ChangePostalAddress => to.Page("/Account/Contact/ChangeAddress");

    public string Needs => to.Page("/Account/Contact/Needs");

    public string RemoveNeeds => to.Handler("/Account/Contact/Needs", "remove");

    public string Consents => to.Page("/Account/Consents/Index");

    public string Password => to.Page("/Account/Password");

    public string Data => to.Page("/Account/Data");

    public string CustomerNumber => to.Page("/Account/LinkNumber");

    public string Deletion => to.Page("/Account/Deletion/Index");

    public string ConfirmDeletion => to.Page("/Account/Deletion/Confirm");

    public string Passkeys => to.Page("/Account/Security/Passkeys");

    public string PasskeyOptions => to.Handler("/Account/Security/Passkeys", "options");

    public string RecoveryCodes => to.Page("/Account/Security/RecoveryCodes");

    /// <param name="first">What made the first codes needed: "yes" for a second step, "passkey" for a passkey.</param>
    public string FirstRecoveryCodes(string first) => to.Page("/Account/Security/RecoveryCodes", ("first", first));

    public string RecoveryCodesFile => to.Handler("/Account/Security/RecoveryCodes", "file");

    public string SecondStep => to.Page("/Account/Security/SecondStep");

    public string SecondStepAnew => to.Page("/Account/Security/SecondStep", ("anew", "yes"));

    public string SecondStepOff => to.Handler("/Account/Security/SecondStep", "off");

    public string Sessions => to.Page("/Account/Sessions");

    public string Sites => to.Page("/Account/Sites");

    public string ExternalSignIns => to.Page("/Account/Security/ExternalSignIns");

    public string ConnectExternal => to.Handler("/Account/Security/ExternalSignIns", "connect");

    public string DisconnectExternal => to.Handler("/Account/Security/ExternalSignIns", "disconnect");

    public string EndSession => to.Handler("/Account/Sessions", "end");

    public string EndOtherSessions => to.Handler("/Account/Sessions", "others");

    public string Addresses => to.Page("/Account/Addresses/Index");

    public string ConfirmAddress => to.Page("/Account/Addresses/Confirm");

    public string UndoAddress => to.Page("/Account/Addresses/Undo");

    public string RemoveAddress => to.Handler(AddressPage, "remove");

    /// <summary>The link of a mail that makes an address one's own.</summary>
    public string ConfirmAddressOf(string token) => to.Page("/Account/Addresses/Confirm", ("token", token));

    /// <summary>The link of a mail that takes a change of address back.</summary>
    public string UndoAddressOf(string token) => to.Page("/Account/Addresses/Undo", ("token", token));

    /// <param name="which">"main" or "second"; none for the address the form goes to.</param>
    public string ChangeAddress(string? which = null) => to.Page(AddressPage, ("which", which));

    public string Passkey(string key) => to.Page("/Account/Security/PasskeyDetails", ("key", key));

    public string RemovePasskey(string key) => to.Handler("/Account/Security/PasskeyDetails", "remove", ("key", key));

    /// <summary>User name and password of a line.</summary>
    /// <param name="service">The number of the line.</param>
    /// <param name="shown">Names the new password that is shown there once.</param>
    /// <param name="kind">"mailbox" for that of the mailbox; the line's own when null.</param>
    public string Credentials(string service, string? shown = null, string? kind = null) =>
        to.Page("/Account/Credentials/Index", ("service", service), ("kind", kind), ("shown", shown));

    /// <summary>The last day to cancel a line, as a file for a calendar.</summary>
    /// <param name="service">The number of the line.</param>
    public string LastNotice(string service) => to.Page("/Account/Calendars/LastNotice", ("service", service));

    /// <param name="before">The entry the page before ended with.</param>
    public string Log(long? before = null) => to.Page("/Account/Log", ("before", before));
}
