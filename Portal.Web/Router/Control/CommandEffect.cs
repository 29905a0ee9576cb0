using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>
/// What can be seen of a command's effect in values read from the router. Of a Wi-Fi that is its name alone: no router tells its password,
/// so of that is only known that the router took it.
/// </summary>
internal static class CommandEffect
{
    public static bool IsSeen(DeviceCommand command, RouterSnapshot read) =>
        command.Kind switch
        {
            RouterCommandKind.SetWifi => read.Networks.Count > 0 && read.Networks.All(n => n.Name == command.WifiName),
            RouterCommandKind.Firmware => read.Firmware == command.Firmware,
            _ => read.BootedAt is { } booted && booted != command.BootedBefore,
        };

    /// <summary>A router that starts anew gets all of the time; a Wi-Fi is there within a part of it, or not at all.</summary>
    public static TimeSpan PatienceFor(DeviceCommand command, RouterOptions options) =>
        command.Kind == RouterCommandKind.SetWifi ? options.VerifyFor / 5 : options.VerifyFor;
}
