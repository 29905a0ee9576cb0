using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Identity;

namespace Portal.Tests.Hosting;

/// <summary>
/// Makes people, tickets and incidents by what they are, in the database of a test or of a running portal, SQLite or PostgreSQL. Everything
/// made is new and has names of its own, so that tests on one database leave each other alone. The portal's own verbs are used where they
/// are as quick, else one statement a table; no test knows the columns (TestDataTests looks).
/// </summary>
internal sealed partial class TestData : IAsyncDisposable
{
    private static readonly SecretProtector WithoutPortal = new(new EphemeralDataProtectionProvider());
    private static int people;

    private readonly Database db;
    private readonly TimeProvider clock;
    private readonly IServiceProvider? services;
    private readonly bool isOwner;

    // Dapper's type handlers are set where the program sets them.
    static TestData() => WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).AddData();

    private TestData(Database db, TimeProvider clock, IServiceProvider? services = null, bool isOwner = false) =>
        (this.db, this.clock, this.services, this.isOwner) = (db, clock, services, isOwner);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SecretProtector Seal => services?.GetRequiredService<SecretProtector>() ?? WithoutPortal;

    /// <summary>For a test that has a database and a clock, and no portal.</summary>
    public static TestData In(DatabaseFixture data) => new(data.Database, data.Clock);

    public static TestData In(Database db) => new(db, TimeProvider.System);

    /// <summary>
    /// For a running portal: its own database when it runs in the process of the tests, else the SQLite file in its data folder.
    /// </summary>
    public static TestData In(IPortal portal) =>
        portal is InProcessPortal inside
            ? new(inside.Services.GetRequiredService<Database>(), inside.Services.GetRequiredService<TimeProvider>(), inside.Services)
            : new(
                new Database(new SqliteDialect(Path.Combine(portal.DataFolder, "portal.db")), TimeProvider.System),
                TimeProvider.System,
                isOwner: true
            );

    /// <summary>Closes the database when it was opened for this alone: only a portal in a process of its own needs it.</summary>
    public ValueTask DisposeAsync() => isOwner ? db.DisposeAsync() : ValueTask.CompletedTask;
}
