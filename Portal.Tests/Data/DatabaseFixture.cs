using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>
/// One fresh, migrated database for each test class. Where the database server is absent,
/// a test that asks for it is skipped with the reason.
/// </summary>
public abstract class DatabaseFixture : IAsyncLifetime
{
    private readonly List<Database> opened = [];
    private Dialect? dialect;
    private Database? database;

    // Dapper's type handlers are set where the program sets them.
    static DatabaseFixture() => WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).AddData();

    public FakeTimeProvider Clock { get; } = Clocks.Standing();

    public Database Database => Present(database);

    public Dialect Dialect => Present(dialect);

    protected abstract string? WhyNot { get; }

    /// <summary>A new database without a single table.</summary>
    public abstract Task<Dialect> EmptyAsync();

    /// <summary>The same database as another node or program sees it.</summary>
    public Database Another()
    {
        var another = new Database(Dialect, Clock);
        lock (opened)
            opened.Add(another);
        return another;
    }

    public Task<IReadOnlyList<string>> MigrateAsync(Dialect place, CancellationToken ct) =>
        new Migrator(place, Clock, NullLogger<Migrator>.Instance).RunAsync(ct);

    public async ValueTask InitializeAsync()
    {
        if (WhyNot is not null)
            return;
        dialect = await EmptyAsync();
        await MigrateAsync(dialect, TestContext.Current.CancellationToken);
        database = Another();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var each in opened)
            await each.DisposeAsync();
    }

    private T Present<T>(T? what)
        where T : class
    {
        if (WhyNot is { } reason)
            Assert.Skip(reason);
        return what ?? throw new InvalidOperationException("The database was not made.");
    }
}
