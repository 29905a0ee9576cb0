using Microsoft.Extensions.Configuration;
using Portal.Tests.Hosting;
using Portal.Tests.Site;
using Portal.Web.Site;

namespace Portal.Tests.Operations;

/// <summary>In production the program does not start with settings that would harm its readers, and says which.</summary>
public sealed class UnsafeSettingsTests
{
    private const int NotConfigured = 78;

    private static readonly string[] Names =
    [
        "Site:PublicAddress",
        "AllowedHosts",
        "Site:TrustedProxies",
        "DetailedErrors",
        "Data:PostgreSql",
        "Provider:Demonstration",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Unsafe =>
        new()
        {
            { "Site__PublicAddress", "", "Site:PublicAddress" },
            { "Site__PublicAddress", "http://help.example.net", "Site:PublicAddress" },
            { "Site__PublicAddress", "help.example.net", "Site:PublicAddress" },
            { "Site__PublicAddress", "https://help.example.net/help", "Site:PublicAddress" },
            { "Site__TrustedProxies__0", "", "Site:TrustedProxies" },
            { "Site__TrustedProxies__0", "proxy.example.net", "Site:TrustedProxies" },
            { "Site__TrustedProxies__0", "10.0.0.0/33", "Site:TrustedProxies" },
            { "Site__TrustedProxies__1", "none", "Site:TrustedProxies" },
            { "AllowedHosts", "*", "AllowedHosts" },
            { "AllowedHosts", "help.example.net;*", "AllowedHosts" },
            { "DetailedErrors", "true", "DetailedErrors" },
            { "Data__PostgreSql", "Host=db.example.net;Username=portal", "Data:PostgreSql" },
            { "Data__PostgreSql", "Host=db.example.net;Username=portal;SSL Mode=Prefer", "Data:PostgreSql" },
            { "Provider__Demonstration", "true", "Provider:Demonstration" },
            { "Data__PostgreSql", "Host=127.0.0.1,db.example.net;Username=portal", "Data:PostgreSql" },
        };

    [Theory]
    [MemberData(nameof(Unsafe))]
    public async Task A_setting_that_is_not_safe_is_named(string setting, string value, string name)
    {
        var output = await RefusedAsync(ProductionPortal.Settings((setting, value)));
        Assert.Equal([name], Names.Where(n => output.Contains("- " + n, StringComparison.Ordinal)));
        Assert.DoesNotContain("Now listening", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_not_safe_is_named_at_once()
    {
        var more = new Dictionary<string, string>
        {
            ["DetailedErrors"] = "true",
            ["Data__PostgreSql"] = "Host=10.0.0.7;Username=portal",
            ["Provider__Demonstration"] = "true",
        };
        var output = await RefusedAsync(new PortalSettings { Environment = "Production", More = more });
        Assert.Equal(Names, Names.Where(n => output.Contains("- " + n, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Limits__FormsPerMinute", "many", "Limits:FormsPerMinute")]
    [InlineData("Retention__AuditDays", "-1", "Retention:AuditDays")]
    [InlineData("Data__Folder", "/dev/null/data", "Data:Folder")]
    public async Task A_setting_that_cannot_work_is_named_and_not_thrown(string setting, string value, string name)
    {
        var output = await RefusedAsync(new PortalSettings { More = new Dictionary<string, string> { [setting] = value } });
        Assert.Contains(name, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("10.0.0.0/8, ::1;127.0.0.1", "10.0.0.0/8 ::1 127.0.0.1")]
    public void Proxies_are_addresses_and_networks_in_one_text_or_a_list_or_none(string set, string read)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Site:TrustedProxies", set)]).Build();
        Assert.Empty(TrustedProxies.Faults(configuration));
        Assert.Equal(read, string.Join(' ', SiteOptions.FromConfiguration(configuration).TrustedProxies));
        Assert.DoesNotContain(UnsafeSettings.Find(configuration), f => f.StartsWith("Site:TrustedProxies", StringComparison.Ordinal));
    }

    private static async Task<string> RefusedAsync(PortalSettings settings)
    {
        await using var portal = await PortalProgram.StartAsync(settings with { WaitUntilReady = false }, Ct);
        Assert.Equal(NotConfigured, await portal.EndedAsync(Ct));
        return portal.Output;
    }
}
