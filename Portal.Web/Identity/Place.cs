using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity;

/// <summary>Where something is done from, as its owner would recognise it.</summary>
public sealed record Place(string Device, string Network)
{
    public static Place Of(HttpContext context) =>
        new(Devices.NameOf(context.Request.Headers.UserAgent.ToString()), Devices.NetworkOf(context.Connection.RemoteIpAddress));

    /// <summary>As the audit trail has it.</summary>
    public override string ToString() => $"{Device}; {Network}";
}
