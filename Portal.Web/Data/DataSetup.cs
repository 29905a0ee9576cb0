using Dapper;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Web.Data;

/// <summary>Where the data lies.</summary>
public sealed record DataOptions
{
    /// <summary>The folder of the SQLite file and everything else the portal keeps; relative to the program's content root.</summary>
    public string Folder { get; init; } = ".data";

    /// <summary>A connection string; when it is set, PostgreSQL is used in place of SQLite.</summary>
    public string? PostgreSql { get; init; }
}

internal static class DataSetup
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // What Dapper knows by itself it writes by itself: without this the handlers would only read.
        foreach (var type in new[] { typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DateOnly), typeof(DateOnly?) })
            SqlMapper.RemoveTypeMap(type);
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new DateHandler());
        var dialect = DialectOf(builder);
        builder.Services.AddSingleton(dialect);
        if (dialect is PostgresDialect)
            AddSharedClock(builder.Services);
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (AuditKey.FromConfiguration(builder.Configuration) is { } key)
            builder.Services.AddSingleton(key);
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton<Migrator>().AddSingleton<DatabaseCheck>().AddSingleton<AuditVerification>();
        builder.Services.AddSingleton(RetentionOptions.FromConfiguration(builder.Configuration)).AddSingleton<DataRetention>();
        builder.Services.AddSingleton<RecordChanges>();
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ChangeFeed>());
        return builder;
    }

    // Nodes compare times that another node wrote.
    private static void AddSharedClock(IServiceCollection services)
    {
        services.AddSingleton(s => new DatabaseClock(s.GetRequiredService<Dialect>(), TimeProvider.System));
        services.TryAddSingleton<TimeProvider>(s => s.GetRequiredService<DatabaseClock>());
        services.AddHostedService<ClockService>();
    }

    private static Dialect DialectOf(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Data").Get<DataOptions>() ?? new DataOptions();
        return options.PostgreSql is { Length: > 0 } postgres
            ? new PostgresDialect(postgres)
            : new SqliteDialect(Path.Combine(DataFolder.PathFrom(builder.Configuration, builder.Environment), "portal.db"));
    }
}
