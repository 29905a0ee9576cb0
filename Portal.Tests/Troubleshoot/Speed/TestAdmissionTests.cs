using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>So many networks measure at once, and no more.</summary>
public sealed class TestAdmissionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_network_too_many_is_told_to_wait_with_the_first_thing_it_asks_for_and_who_has_begun_can_finish()
    {
        var settings = new PortalSettings
        {
            More = new Dictionary<string, string>
            {
                ["SpeedTest__Seconds"] = "1",
                ["SpeedTest__GraceSeconds"] = "1",
                ["SpeedTest__TestsAtOnce"] = "1",
                ["Site__TrustedProxies__0"] = "127.0.0.1",
            },
        };
        await using var portal = await InProcessPortal.StartAsync(settings);
        using var client = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal(HttpStatusCode.NoContent, (await PingAsync(client, "203.0.113.1")).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 60), await PingAsync(client, "203.0.113.2"));
        Assert.Equal(HttpStatusCode.NoContent, (await PingAsync(client, "203.0.113.1")).Status);
        await Until.TrueAsync(
            async () => (await PingAsync(client, "203.0.113.2")).Status == HttpStatusCode.NoContent,
            () => "The turn of the first never ends.",
            Ct
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PingAsync(client, "203.0.113.1")).Status);
    }

    private static async Task<(HttpStatusCode Status, double? Wait)> PingAsync(HttpClient client, string from)
    {
        using var answer = await client.SendAsync(SpeedPortal.Ask(HttpMethod.Get, "ping", from), Ct);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }
}
