using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Web.Data;
using Portal.Web.Search;

namespace Portal.Web.Operations;

/// <summary>
/// Ready when the database answers and the search index stands. Whoever asks has an answer within seconds, also from a database that has
/// stopped talking.
/// </summary>
internal sealed class ReadinessCheck(Database db, SearchIndex index) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private volatile Task trial = Task.CompletedTask;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (trial.IsCompleted)
            // not another beside one that still waits
            trial = db.SingleOrDefaultAsync<long>("select count(*) from article", ct: CancellationToken.None);
        try
        {
            await trial.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"{db.Dialect.Name} does not answer", error);
        }

        return await IndexAsync(cancellationToken);
    }

    // Built now if nobody has searched yet.
    private async Task<HealthCheckResult> IndexAsync(CancellationToken ct)
    {
        try
        {
            await index.EngineAsync(CancellationToken.None).WaitAsync(Patience, ct);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("the search index is not built yet", error);
        }
    }
}

internal static class Health
{
    public static void Map(WebApplication app)
    {
        Map(app, "/health/live", _ => false);
        Map(app, "/health/ready", _ => true);
    }

    private static void Map(WebApplication app, string path, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks(
                path,
                new HealthCheckOptions
                {
                    Predicate = checks,
                    AllowCachingResponses = false,
                    ResponseWriter = (context, report) => context.Response.WriteAsync(Describe(report)),
                }
            )
            .DisableRateLimiting();

    // The words are for operators on the inside; they name no secrets and no addresses.
    private static string Describe(HealthReport report) =>
        string.Join('\n', new[] { report.Status.ToString() }.Concat(report.Entries.Values.Select(e => e.Description).OfType<string>()));
}
