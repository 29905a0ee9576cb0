using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Identity.Connect;

namespace Portal.Tests.Operations;

/// <summary>Clients are added on the server too, with the same rules as on the page.</summary>
public sealed class ConnectCommandTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_added_listed_and_switched_off_and_a_running_portal_knows_at_once()
    {
        var clients = portal.Services.GetRequiredService<ClientReader>();
        string[] add = ["connect", "add", "television", "--name", "The box", "--public", "--devices", "--scopes", "openid offline_access"];
        Assert.Equal((0, "Added television."), await RunAsync(add));
        Assert.True((await clients.FindAsync("television", Ct))!.Devices);
        var (code, text) = await RunAsync(add);
        Assert.Equal((1, "There is a client television already."), (code, text));
        Assert.Contains("television  on  The box", (await RunAsync("connect", "list")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("connect", "disable", "television")).Code);
        Assert.Null(await clients.FindAsync("television", Ct));
        Assert.Equal(1, (await RunAsync("connect", "disable", "television")).Code);
    }

    [Fact]
    public async Task An_address_that_is_not_safe_is_refused()
    {
        var (code, text) = await RunAsync("connect", "add", "shop-one", "--name", "The shop", "--redirect", "http://site.example/callback");
        Assert.Equal(1, code);
        Assert.Contains("redirectUris", text, StringComparison.Ordinal);
        Assert.Null(await portal.Services.GetRequiredService<ClientReader>().FindAnyAsync("shop-one", Ct));
    }

    [Fact]
    public async Task New_keys_are_there_for_a_running_portal_within_seconds()
    {
        var keys = portal.Services.GetRequiredService<ConnectKeys>();
        var before = (await keys.GetAsync(Ct)).Signing[0].KeyId;
        Assert.Equal(0, (await RunAsync("connect", "replace-keys")).Code);
        await Until.TrueAsync(
            async () => (await keys.GetAsync(Ct)).Signing[0].KeyId != before,
            () => "The portal still signs with the old key.",
            Ct
        );
    }

    private Task<(int Code, string Text)> RunAsync(params string[] arguments) => PortalCommand.RunAsync(portal.DataFolder, Ct, arguments);
}
