using Portal.Tests.Data;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Catalogue;

/// <summary>Plans and extras in the portal's own tables.</summary>
public abstract class EmbeddedCatalogueTests(DatabaseFixture data) : CatalogueContract
{
    protected override async Task<ICatalogue> PortAsync(IReadOnlyList<Plan> plans, IReadOnlyList<Extra> extras)
    {
        await data.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("delete from plan_version");
                await work.ExecuteAsync("delete from extra_version");
                foreach (var plan in plans)
                    await PlanVersions.PublishAsync(work, plan);
                foreach (var extra in extras)
                    await ExtraVersions.PublishAsync(work, extra);
            },
            Ct
        );
        return new EmbeddedCatalogue(data.Database);
    }

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedCatalogueTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedCatalogueTests(data), IClassFixture<PostgresFixture>;
}
