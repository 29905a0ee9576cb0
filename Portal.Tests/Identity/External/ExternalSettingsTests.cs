using Microsoft.Extensions.Configuration;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.External;

namespace Portal.Tests.Identity.External;

/// <summary>Settings that cannot work end the start with a sentence that says which.</summary>
public sealed class ExternalSettingsTests
{
    private static readonly Dictionary<string, string?> Right = new()
    {
        ["Key"] = "staff",
        ["Name"] = "Example sign-in",
        ["Authority"] = "https://id.example.net/realms/main",
        ["ClientId"] = "portal",
        ["ClientSecret"] = "secret",
        ["For"] = "Staff",
        ["FirstSignIn"] = "Invite",
        ["Roles:help desk"] = "Agent1 Editor",
        ["SecondStepAmr:0"] = "mfa",
        ["Scopes:0"] = "profile",
    };

    [Fact]
    public void What_is_right_is_not_complained_about_and_nothing_is_right_too()
    {
        Assert.Empty(Faults([]));
        Assert.Empty(ExternalFaults.Find(new ConfigurationBuilder().Build(), production: true));
    }

    [Theory]
    [InlineData("Key", "")]
    [InlineData("Key", "Staff")]
    [InlineData("Key", "return")]
    [InlineData("Key", "a/b")]
    [InlineData("Name", " ")]
    [InlineData("Authority", "id.example.net")]
    [InlineData("Authority", "ftp://id.example.net")]
    [InlineData("Authority", "http://id.example.net")]
    [InlineData("Authority", "https://id.example.net/?a=b")]
    [InlineData("ClientId", "")]
    [InlineData("ClientSecret", "")]
    [InlineData("For", "7")]
    [InlineData("FirstSignIn", "7")]
    [InlineData("For", "Customers", "Roles")]
    [InlineData("Roles:help desk", "Boss", "Roles")]
    [InlineData("Roles:help desk", null, "FirstSignIn")]
    [InlineData("GroupsClaim", "")]
    [InlineData("ClockSkewSeconds", "-1")]
    [InlineData("ClockSkewSeconds", "601")]
    [InlineData("CustomerNumberClaim", "number")]
    [InlineData("SecondStepAmr:0", "", "SecondStepAcr")]
    [InlineData("Scopes:0", "two words", "Scopes")]
    public void What_cannot_work_is_named(string setting, string? value, string? named = null) =>
        Assert.StartsWith(
            $"ExternalSignIn:Servers:0:{named ?? setting}",
            Assert.Single(Faults(new() { [setting] = value })),
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_servers_have_two_keys()
    {
        var settings = Right.SelectMany(r =>
            Enumerable.Range(0, 2).Select(n => KeyValuePair.Create($"ExternalSignIn:Servers:{n}:{r.Key}", r.Value))
        );
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Assert.Contains(
            "two servers have the key staff",
            Assert.Single(ExternalFaults.Find(configuration, true)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("AccessTokenMinutes", "0")]
    [InlineData("AccessTokenMinutes", "61")]
    [InlineData("RefreshTokenDays", "-1")]
    [InlineData("MaxDays", "1")]
    [InlineData("DeviceDays", "0")]
    [InlineData("KeyDays", "9")]
    public void Lifetimes_of_what_other_sites_get_are_sensible_numbers(string setting, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"Connect:{setting}", (string?)value)])
            .Build();
        Assert.Contains(setting, Assert.Single(ConnectOptions.Faults(configuration)), StringComparison.Ordinal);
        Assert.Empty(ConnectOptions.Faults(new ConfigurationBuilder().Build()));
    }

    private static IReadOnlyList<string> Faults(Dictionary<string, string?> changes)
    {
        var settings = new Dictionary<string, string?>(Right);
        foreach (var (name, value) in changes)
            settings[name] = value;
        return ExternalFaults.Find(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create($"ExternalSignIn:Servers:0:{s.Key}", s.Value))
                )
                .Build(),
            production: true
        );
    }
}
