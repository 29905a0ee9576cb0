using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>A database of the throw-away PostgreSQL server.</summary>
public sealed class PostgresFixture(PostgresCluster cluster) : DatabaseFixture
{
    protected override string? WhyNot => PostgresCluster.WhyNot;

    public override async Task<Dialect> EmptyAsync() => new PostgresDialect(await ConnectionStringAsync());

    /// <summary>The connection string of a new, empty database, for a test that needs its own settings.</summary>
    public Task<string> ConnectionStringAsync()
    {
        if (WhyNot is { } reason)
            Assert.Skip(reason);
        return cluster.NewDatabaseAsync();
    }
}
