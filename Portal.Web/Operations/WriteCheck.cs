using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Web.Data;

namespace Portal.Web.Operations;

/// <summary>
/// Degraded while nothing can be written: the disk is full, or somebody holds the database. Readers are served all the same, so nobody
/// should be sent elsewhere for it. It costs nothing as long as changes are written; after
/// one that was not, each look tries a row of its own.
/// </summary>
internal sealed class WriteCheck(Database db) : IHealthCheck
{
    private const string Add = "insert into migration (name, applied_at) values ('can it be written?', @Now)";
    private const string Drop = "delete from migration where name = 'can it be written?'";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile Task trial = Task.CompletedTask;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (db.LastWriteError is null)
            return HealthCheckResult.Healthy();
        if (trial.IsCompleted)
            trial = TryAsync(); // not another beside one that still waits for its turn
        try
        {
            await trial.WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is DbException or IOException or TimeoutException)
        {
            return HealthCheckResult.Degraded($"{db.Dialect.Name} takes no changes", error);
        }
    }

    // In one transaction, so that nobody ever sees the row.
    private Task TryAsync() =>
        db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Add, new { work.Now });
                await work.ExecuteAsync(Drop);
            },
            CancellationToken.None
        );
}
