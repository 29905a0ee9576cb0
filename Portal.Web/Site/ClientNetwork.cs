using System.Net;
using System.Net.Sockets;

namespace Portal.Web.Site;

/// <summary>
/// A network a request comes from, as limits count it. A provider gives an IPv6 customer a /64, a /56 or a /48, so the wider ones are
/// counted as well; behind one IPv4 address there may be hundreds of customers of a mobile network.
/// </summary>
/// <param name="Size">What begins the name of its count: "network", "network-56", "network-48".</param>
/// <param name="Name">Its address.</param>
/// <param name="Share">How many times as much it may do as a single /64.</param>
public sealed record ClientNetwork(string Size, string Name, int Share)
{
    private const string Smallest = "network";

    /// <summary>The name of the smallest network: an IPv4 address or an IPv6 /64.</summary>
    public static string NameOf(IPAddress? address) => Around(address)[0].Name;

    /// <inheritdoc cref="NameOf(IPAddress?)"/>
    public static string NameOf(HttpContext context) => NameOf(context.Connection.RemoteIpAddress);

    /// <inheritdoc cref="Around(IPAddress?)"/>
    public static IReadOnlyList<ClientNetwork> Around(HttpContext context) => Around(context.Connection.RemoteIpAddress);

    /// <summary>The networks around an address, the smallest first.</summary>
    public static IReadOnlyList<ClientNetwork> Around(IPAddress? address)
    {
        if (address is null)
            return [new(Smallest, "local", 2)];
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return [new(Smallest, address.ToString(), 2)];
        var bytes = address.GetAddressBytes();
        return [new(Smallest, Start(bytes, 8), 1), new("network-56", Start(bytes, 7), 2), new("network-48", Start(bytes, 6), 8)];
    }

    private static string Start(byte[] address, int bytes) => Convert.ToHexString(address.AsSpan(0, bytes));
}
