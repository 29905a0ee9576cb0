using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Web.Operations;

/// <summary>
/// Serves the portal on a day when it is started and the database cannot be reached: the status of the network as it was last known, and
/// for everything else the word that it will be back. Ends as soon as the database answers.
/// </summary>
internal static partial class OutageHost
{
    private static readonly string[] Served = ["/css/", "/js/", "/img/", "/health/live", "/favicon.ico", "/error/"];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>True when the database is out of reach, and nothing the program could do or has done is the reason.</summary>
    public static bool IsFor(DbException error) =>
        error switch
        {
            // busy, locked, read-only, no reading, damaged, no opening, no database
            SqliteException { SqliteErrorCode: var code } => code is 5 or 6 or 8 or 10 or 11 or 14 or 26,
            PostgresException { SqlState: "57P03" or "53300" or "25006" } => true, // starting up, no connection free, can only be read
            PostgresException => false,
            NpgsqlException => true,
            _ => false,
        };

    /// <summary>
    /// The program with everything in place that must stand before the first reader comes, however often it has to wait for the database
    /// first; null when it was asked to stop.
    /// </summary>
    /// <param name="app">The program, built.</param>
    /// <param name="build">Builds it anew, with a change to its services.</param>
    /// <param name="map">Maps all there is: pages that are answered link to those that are not.</param>
    public static async Task<WebApplication?> PreparedAsync(
        WebApplication app,
        Func<Action<IServiceCollection>?, WebApplication> build,
        Action<WebApplication> map
    )
    {
        for (; ; app = build(null))
        {
            try
            {
                await app.PrepareAsync();
                return app;
            }
            catch (DbException error) when (IsFor(error))
            {
                await app.DisposeAsync();
                await using var waiting = build(LeaveOutServices);
                if (!await RunAsync(waiting, map, error))
                    return null;
            }
        }
    }

    // What runs behind everybody's back needs the database and stays away.
    private static void LeaveOutServices(IServiceCollection services)
    {
        foreach (var own in services.Where(IsOwnService).ToList())
            services.Remove(own);
    }

    // True when the database answers, false when the program was asked to stop.
    private static async Task<bool> RunAsync(WebApplication app, Action<WebApplication> map, DbException reason)
    {
        Log.Begins(app.Logger, reason);
        app.Services.GetRequiredService<IncidentCache>().Remember();
        app.Use(AnswerAsync);
        app.UseSite();
        map(app);
        await app.StartAsync();
        var (db, stopping) = (app.Services.GetRequiredService<Database>(), app.Lifetime.ApplicationStopping);
        while (!stopping.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(Pause, stopping));
            if (!await IsThereAsync(db, stopping))
            {
                Log.GoesOn(app.Logger);
                continue;
            }

            await app.StopAsync(CancellationToken.None);
            return true;
        }

        await app.StopAsync(CancellationToken.None);
        return false;
    }

    // Other pages would be empty, and say so to search engines too.
    private static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        var isStatus =
            Language.FromPath(context.Request.Path) is { } language
            && (path == $"/{language}/status" || path.StartsWith($"/{language}/status/", StringComparison.Ordinal));
        if (isStatus || Served.Any(s => path.StartsWith(s, StringComparison.Ordinal)))
            return next(context);
        _ = context.LanguageOf(); // of the address that was asked for
        context.Response.Headers.RetryAfter = "10";
        context.Request.Path = "/error/503";
        return next(context);
    }

    private static async Task<bool> IsThereAsync(Database db, CancellationToken ct)
    {
        try
        {
            if (db.Dialect.IsAbsent)
                return false; // one that went away is waited for, and none is made in its place
            SqliteConnection.ClearAllPools(); // one that was opened while the disk could only be read lets no other write
            await db.Dialect.TryWriteAsync(ct); // a disk that can only be read answers questions
            return true;
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return error is DbException away && !IsFor(away); // it answers, if only to say that it is empty
        }
    }

    private static bool IsOwnService(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly == typeof(OutageHost).Assembly;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Database unreachable at start: serving the last known network status until it answers"
        )]
        public static partial void Begins(ILogger logger, Exception reason);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Database is still out of reach")]
        public static partial void GoesOn(ILogger logger);
    }
}
