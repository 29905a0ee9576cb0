using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Tests.Help.Content;

/// <summary>An empty database in a temporary folder, with the verbs that work on it.</summary>
internal sealed class HelpDatabase : IAsyncDisposable
{
    private readonly TempFolder folder = new();

    static HelpDatabase()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DateHandler());
    }

    private HelpDatabase()
    {
        Dialect = new SqliteDialect(Path.Combine(folder.Path, "portal.db"));
        Data = new Database(Dialect, TimeProvider.System);
        Refresh = new ContentRefresh(Data, HelpTexts.From(new Texts()));
        Import = new ContentImport(Data, Refresh, HelpTexts.From(new Texts()), []);
        Export = new ContentExport(Data);
        Service = new ArticleService(Data, Refresh);
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public SqliteDialect Dialect { get; }

    public Database Data { get; }

    public ContentRefresh Refresh { get; }

    public ContentImport Import { get; }

    public ContentExport Export { get; }

    public ArticleService Service { get; }

    public static async Task<HelpDatabase> CreateAsync()
    {
        var database = new HelpDatabase();
        await new Migrator(database.Dialect, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(Ct);
        return database;
    }

    public Task<ImportResult> ImportAsync(TempFolder content) => ImportAsync(content.Path);

    public Task<ImportResult> ImportAsync(string path) => Import.RunAsync(ContentFolder.Read(path), "test", Ct);

    public async Task<string> HtmlAsync(string key, string language) =>
        (await Data.PublishedAsync(Ct)).Single(p => p.Key == key && p.Language == language).Html;

    public async Task<long> CountAsync(string table) => await Data.SingleOrDefaultAsync<long>($"select count(*) from {table}", ct: Ct);

    public async Task<long> LastChangeAsync() => await Data.SingleOrDefaultAsync<long>("select coalesce(max(seq), 0) from change", ct: Ct);

    public Task<IReadOnlyList<string>> TagsSinceAsync(long seq) =>
        Data.ListAsync<string>("select tag from change where seq > @seq order by seq", new { seq }, Ct);

    public async ValueTask DisposeAsync()
    {
        await Data.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
