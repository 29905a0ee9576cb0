using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Web.Data;
using Portal.Web.Search;

namespace Portal.Web.Operations;

/// <summary>Ready when the database answers and the search index stands.</summary>
internal sealed class Readiness(Database db, SearchIndex index) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.SingleOrDefaultAsync<long>("select count(*) from article", ct: cancellationToken);
        }
        catch (System.Data.Common.DbException error)
        {
            return HealthCheckResult.Unhealthy($"{db.Dialect.Name} does not answer", error);
        }

        await index.EngineAsync(cancellationToken); // built now if nobody has searched yet
        return HealthCheckResult.Healthy();
    }
}

internal static class Health
{
    public static void Map(WebApplication app)
    {
        Map(app, "/health/live", _ => false);
        Map(app, "/health/ready", _ => true);
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> checks) => app.MapHealthChecks(path, new HealthCheckOptions
    {
        Predicate = checks, AllowCachingResponses = false, ResponseWriter = (context, report) => context.Response.WriteAsync(Words(report)),
    }).DisableRateLimiting();

    // The words are for operators on the inside; they name no secrets and no addresses.
    private static string Words(HealthReport report) =>
        string.Join('\n', new[] { report.Status.ToString() }.Concat(report.Entries.Values.Select(e => e.Description).OfType<string>()));
}
