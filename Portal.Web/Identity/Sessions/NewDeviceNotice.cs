using Portal.Web.Data;

namespace Portal.Web.Identity.Sessions;

/// <summary>Tells the owner of an account that somebody signed in with a browser never seen before.</summary>
public sealed class NewDeviceNotice(AccountNotice notice)
{
    public Task SendAsync(Work work, Person person, string device, string network) => notice.SendAsync(work, person, "Notice.NewDevice", device, network);
}
