using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Insights;

namespace Portal.Web.Operations;

internal static class OperationsSetup
{
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.AddInsights();
        builder.Services.AddHealthChecks().AddCheck<ReadinessCheck>("ready").AddCheck<WriteCheck>("writable").AddCheck<MailCheck>("mails");
        builder
            .Services.AddSingleton<ReadinessCheck>()
            .AddSingleton<WriteCheck>()
            .AddSingleton<EmailKeyMigration>()
            .AddSingleton<AuditCheckpoint>();
        builder.Services.AddSingleton<IChangeListener, CacheInvalidator>();
        builder.Services.AddHostedService<RecurringJobs>();
        // To refuse when too much waits is no fault: a flood must not fill the log with the
        // same stack, which would cost more than the refusal.
        builder.Services.Configure<ExceptionHandlerOptions>(o =>
            o.SuppressDiagnosticsCallback = context => context.Exception is BusyException
        );
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(o =>
                (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ ")
            );
        return builder.AddKeys();
    }

    public static WebApplication MapOperations(this WebApplication app)
    {
        Health.Map(app);
        return app;
    }
}
