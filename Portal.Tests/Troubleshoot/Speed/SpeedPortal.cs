using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>A portal with short speed tests and few places for them, behind a proxy that says from where somebody comes.</summary>
public class SpeedPortal : IAsyncLifetime
{
    /// <summary>Places at once.</summary>
    public const int Places = 6;

    /// <summary>Places of one network: an IPv4 address has twice as many.</summary>
    public const int PlacesOfAddress = 4;

    public const int Megabytes = 40;

    private InProcessPortal? started;

    public static PortalSettings Settings { get; } =
        new()
        {
            More = new Dictionary<string, string>
            {
                ["SpeedTest__Seconds"] = "1",
                ["SpeedTest__GraceSeconds"] = "1",
                ["SpeedTest__Megabytes"] = $"{Megabytes}",
                ["SpeedTest__TestsAtOnce"] = "1000",
                ["SpeedTest__TransfersAtOnce"] = $"{Places}",
                ["SpeedTest__TransfersOfNetwork"] = $"{PlacesOfAddress / 2}",
                ["SpeedTest__TotalMegabits"] = "0",
                ["Site__TrustedProxies__0"] = "127.0.0.1",
            },
        };

    public InProcessPortal Program
    {
        get
        {
            if (started is null)
                Assert.Skip(PostgresCluster.WhyNot ?? "The portal did not start.");
            return started;
        }
    }

    public virtual async ValueTask InitializeAsync() => await StartAsync("");

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (started is not null)
            await started.DisposeAsync();
    }

    protected async Task StartAsync(string postgreSql) =>
        started = await InProcessPortal.StartAsync(Settings with { PostgreSql = postgreSql });

    /// <summary>A request as the script of the page sends it.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="address">The part after /en/speed/.</param>
    /// <param name="from">The address of the customer, as the proxy says it.</param>
    public static HttpRequestMessage Ask(HttpMethod method, string address, string from = "192.0.2.1") =>
        new(method, new Uri($"/en/speed/{address}", UriKind.Relative))
        {
            Headers = { { "Sec-Fetch-Site", "same-origin" }, { "X-Forwarded-For", from } },
        };
}

/// <summary>The same over the database server; where there is none, its tests are skipped.</summary>
public sealed class SpeedPortalOnPostgres(PostgresCluster cluster) : SpeedPortal
{
    public override async ValueTask InitializeAsync()
    {
        if (PostgresCluster.WhyNot is null)
            await StartAsync(await cluster.NewDatabaseAsync());
    }
}
