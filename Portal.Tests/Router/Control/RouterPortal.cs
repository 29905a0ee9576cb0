using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Router.Control;

/// <summary>A portal whose routers are quick and whose commands go on only when a test says so.</summary>
public sealed class RouterPortal : IAsyncLifetime
{
    public InProcessPortal Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Program = await InProcessPortal.StartAsync(new PortalSettings { More = RouterOwner.Settings });

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}

/// <summary>The same over PostgreSQL.</summary>
public sealed class RouterPostgresPortal(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly PostgresFixture data = new(cluster);
    private InProcessPortal? program;

    public async Task<InProcessPortal> ProgramAsync() =>
        program ??= await InProcessPortal.StartAsync(
            new PortalSettings { PostgreSql = await data.ConnectionStringAsync(), More = RouterOwner.Settings }
        );

    public ValueTask InitializeAsync() => data.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
            await program.DisposeAsync();
        await data.DisposeAsync();
    }
}
