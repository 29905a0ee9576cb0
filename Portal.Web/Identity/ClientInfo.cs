using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity;

/// <summary>Where something is done from, as its owner would recognise it.</summary>
public sealed record ClientInfo(string Device, string Network)
{
    public static ClientInfo From(HttpContext context) =>
        new(DeviceNames.NameOf(context.Request.Headers.UserAgent.ToString()), DeviceNames.NetworkOf(context.Connection.RemoteIpAddress));

    /// <summary>As the audit trail has it.</summary>
    public override string ToString() => $"{Device}; {Network}";
}
