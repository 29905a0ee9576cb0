using System.Net;

namespace Portal.Web.Site;

/// <summary>
/// The setting Site:TrustedProxies: a list, or one text with commas, of addresses and networks. Networks are taken too (10.0.0.0/8),
/// because in a cluster a proxy has another address after each start; everything in one may say whose request it passes on, so it should be
/// no wider than it must be.
/// </summary>
public static class TrustedProxies
{
    /// <summary>Said by an operator whose portal stands behind no proxy.</summary>
    public const string None = "none";

    public static IReadOnlyList<string> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Site:TrustedProxies");
        return
        [
            .. section
                .GetChildren()
                .Select(c => c.Value)
                .Append(section.Value)
                .OfType<string>()
                .SelectMany(v => v.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    /// <summary>What is wrong with the setting, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var all = Read(configuration);
        var wrong = all.Where(p => p != None && !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _))
            .Select(p => $"Site:TrustedProxies: \"{p}\" is neither an address (10.0.0.7) nor a network (10.0.0.0/8).");
        return all.Contains(None) && all.Count > 1
            ? [.. wrong, $"Site:TrustedProxies: \"{None}\" stands alone or not at all."]
            : [.. wrong];
    }
}
