using Microsoft.Data.Sqlite;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>SQLite files in a temporary folder.</summary>
public sealed class SqliteFixture : DatabaseFixture
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-sqlite-");
    private int files;

    protected override string? WhyNot => null;

    public override Task<Dialect> EmptyAsync() => Task.FromResult<Dialect>(new SqliteDialect(NewFile()));

    public string NewFile() => Path.Combine(folder.FullName, $"portal-{Interlocked.Increment(ref files)}.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
