using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>
/// Tells the owner of an account that their Wi-Fi has, or will have, another password: at every confirmed address, with the way to lock the
/// account. No password is in it.
/// </summary>
public sealed class RouterMails(AccountMails mails)
{
    private const string WifiChanged = "router-wifi.changed";
    private const string WifiWaits = "router-wifi.queued";
    private const string Reset = "router.reset";
    private const string ResetWaits = "router-reset.queued";

    /// <returns>Null when there is nothing to tell.</returns>
    internal RouterNotice? Of(DeviceCommand command, DeviceCommandState state, Requester by)
    {
        var (what, words) = (command.Kind, state) switch
        {
            (RouterCommandKind.SetWifi, DeviceCommandState.Executed) => (WifiChanged, "Notice.RouterWifi.Text"),
            (RouterCommandKind.SetWifi, DeviceCommandState.Queued) => (WifiWaits, "Notice.RouterWifiQueued.Text"),
            (RouterCommandKind.FactoryReset, DeviceCommandState.Executed) => (Reset, "Notice.RouterReset.Text"),
            (RouterCommandKind.FactoryReset, DeviceCommandState.Queued) => (ResetWaits, "Notice.RouterResetQueued.Text"),
            _ => default,
        };
        return what is null ? null : new(what, $"{by.Place}", mails.Tell(by.Person, what, by.Place, words));
    }

    /// <summary>Queues the mails with the step they tell of, which is then in the owner's log as well.</summary>
    internal async Task SendAsync(UnitOfWork work, RouterNotice notice)
    {
        var target = $"person:{notice.Mails.Person.Key}";
        await work.AuditAsync(target, notice.Action, target, notice.Place);
        await mails.SendAsync(work, notice.Mails);
    }
}

/// <summary>What the owner of an account is told of a command.</summary>
/// <param name="Action">What happened, as their log names it.</param>
/// <param name="Place">Where it was asked for.</param>
/// <param name="Mails">The mails.</param>
internal sealed record RouterNotice(string Action, string Place, AccountNotice Mails);
