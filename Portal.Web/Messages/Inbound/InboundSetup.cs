using Portal.Web.Data;

namespace Portal.Web.Messages.Inbound;

internal static class InboundSetup
{
    public static WebApplicationBuilder AddInbound(this WebApplicationBuilder builder)
    {
        var options = InboundOptions.FromConfiguration(builder.Configuration);
        builder
            .Services.AddSingleton(options)
            .AddSingleton<MailParser>()
            .AddSingleton<QuarantineFolder>()
            .AddSingleton<Quarantine>()
            .AddSingleton<IPersonalData, QuarantineData>()
            .AddSingleton<InboundLease>()
            .AddSingleton<InboundState>()
            .AddSingleton<InboundReceiver>();
        builder.Services.AddSingleton(s => new MailboxSignIn(
            new HttpClient { Timeout = TimeSpan.FromSeconds(30) },
            s.GetRequiredService<TimeProvider>()
        ));
        if (options.IsOn)
            builder.Services.AddHostedService<InboundService>();
        return builder;
    }
}
