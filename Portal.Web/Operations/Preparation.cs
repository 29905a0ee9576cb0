using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Search;

namespace Portal.Web.Operations;

/// <summary>What must stand before the first reader comes: the schema, the content of a new database, the shelf. The search index follows while pages are already served.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        var (services, ct) = (app.Services, app.Lifetime.ApplicationStopping);
        await services.GetRequiredService<Migrator>().RunAsync(ct);
        await services.GetRequiredService<FirstImport>().RunAsync(ct);
        await services.GetRequiredService<ChangeFeed>().StartFromNowAsync(ct);
        await services.GetRequiredService<HelpReader>().LoadAsync(ct);
        _ = Task.Run(() => services.GetRequiredService<SearchIndex>().BuildAsync(ct), ct);
    }
}
