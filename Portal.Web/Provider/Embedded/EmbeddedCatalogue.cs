using Portal.Web.Data;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>Plans in the portal's own table, which the files of content/plans fill.</summary>
internal sealed class EmbeddedCatalogue(Database db) : ICatalogue
{
    private const string Sold = """
        select document from plan_version v
        where state = 'Active' and version = (select max(version) from plan_version w where w.code = v.code and w.state = 'Active')
        order by fee, code
        """;

    private const string Newest = "select document from plan_version where code = @code and state = 'Active' order by version desc limit 1";

    private const string One = "select document from plan_version where code = @code and version = @version and state <> 'Draft'";

    private const string SoldExtras = """
        select document from extra_version v
        where state = 'Active' and version = (select max(version) from extra_version w where w.code = v.code and w.state = 'Active')
        order by fee, code
        """;

    private const string NewestExtra =
        "select document from extra_version where code = @code and state = 'Active' order by version desc limit 1";

    private const string OneExtra = "select document from extra_version where code = @code and version = @version and state <> 'Draft'";

    public Task<Answer<IReadOnlyList<Plan>>> ListAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<Plan>>(
            db,
            async () => [.. (await db.ListAsync<string>(Sold, ct: ct)).Select(PlanJson.Read).OrderBy(p => p.Audience)]
        );

    public Task<Answer<Plan>> FindAsync(string code, int? version, CancellationToken ct) =>
        ProviderTables.AskAsync(
            db,
            async () =>
                await db.SingleOrDefaultAsync<string>(version is null ? Newest : One, new { code, version }, ct) is { } document
                    ? PlanJson.Read(document)
                    : null
        );

    public Task<Answer<IReadOnlyList<Extra>>> ListExtrasAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<Extra>>(
            db,
            async () => [.. (await db.ListAsync<string>(SoldExtras, ct: ct)).Select(PlanJson.ReadExtra).OrderBy(e => e.Kind)]
        );

    public Task<Answer<Extra>> FindExtraAsync(string code, int? version, CancellationToken ct) =>
        ProviderTables.AskAsync(
            db,
            async () =>
                await db.SingleOrDefaultAsync<string>(version is null ? NewestExtra : OneExtra, new { code, version }, ct) is { } document
                    ? PlanJson.ReadExtra(document)
                    : null
        );

    public Task<Answer<IReadOnlyList<CatalogueVersion<Plan>>>> ListVersionsAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<CatalogueVersion<Plan>>>(db, async () => await PlanVersions.AllAsync(db, ct));

    public Task<Answer<IReadOnlyList<CatalogueVersion<Extra>>>> ListExtraVersionsAsync(CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<CatalogueVersion<Extra>>>(db, async () => await ExtraVersions.AllAsync(db, ct));
}
