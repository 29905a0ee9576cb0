using System.Net;
using System.Net.Sockets;

namespace Portal.Web.Identity.Sessions;

/// <summary>
/// How a session is described to its owner: a browser and a system people know by name, and
/// the part of the network address that tells places apart.
/// </summary>
internal static class DeviceNames
{
    private const string Unknown = "?";

    // In this order: browsers name those they descend from as well.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("YaBrowser", "Yandex Browser"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>"Firefox, Windows"; a question mark for what is not known.</summary>
    public static string NameOf(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => Unknown,
            (null, _) => system!,
            (_, null) => browser,
            _ => $"{browser}, {system}",
        };
    }

    /// <summary>Enough to recognise a place by, not enough to point at a household: "192.0.2.x", "2001:db8:1::x".</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return Unknown;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x"
            : $"{new IPAddress([.. bytes[..6], .. new byte[10]])}".TrimEnd(':') + "::x";
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
