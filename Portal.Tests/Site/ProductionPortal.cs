using Portal.Tests.Hosting;

namespace Portal.Tests.Site;

/// <summary>Settings with which the program starts in production.</summary>
internal static class ProductionPortal
{
    public const string PublicAddress = "https://help.example.net";

    public static PortalSettings Settings(params (string Name, string Value)[] more) =>
        new()
        {
            Environment = "Production",
            More = new Dictionary<string, string>
            {
                ["Site__PublicAddress"] = PublicAddress,
                ["AllowedHosts"] = "127.0.0.1;help.example.net",
                ["Site__TrustedProxies__0"] = "127.0.0.1",
            }
                .Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value)))
                .GroupBy(p => p.Key)
                .ToDictionary(g => g.Key, g => g.Last().Value),
        };
}
