using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Messages.Inbound;
using Portal.Web.Site;
using Portal.Web.Tickets.Attachments;
using Portal.Web.Tickets.Mails;
using Portal.Web.Tickets.New;
using Portal.Web.Tickets.Tracking;

namespace Portal.Web.Tickets;

internal static class TicketsSetup
{
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Tickets").Get<TicketOptions>() ?? new TicketOptions());
        services
            .AddSingleton<ServiceLevels>()
            .AddSingleton<TicketService>()
            .AddSingleton<TicketMails>()
            .AddSingleton<TicketOutbox>()
            .AddSingleton<CustomerNotifier>()
            .AddSingleton<GuestLinks>()
            .AddSingleton<TicketAccess>()
            .AddSingleton<SurveyService>();
        services
            .AddSingleton<Deflection>()
            .AddSingleton<TicketPrefill>()
            .AddScoped<FormFiles>()
            .AddSingleton<ArticleSuggester>()
            .AddSingleton<OutagePersistsPrefill>()
            .AddSingleton<AttemptPrefill>()
            .AddSingleton<AttachmentService>()
            .AddSingleton<AttachmentFolder>()
            .AddSingleton<Timeline>();
        services.AddSingleton<ThreadFinder>().AddSingleton<MailFiles>().AddSingleton<IInboundHandler, InboundTickets>();
        services
            .AddSingleton<TicketEventStream>()
            .AddSingleton<StreamSlots>()
            .AddSingleton<StreamMonitor>()
            .AddHostedService(s => s.GetRequiredService<StreamMonitor>());
        services.AddSingleton<TicketErasure>().AddSingleton<TicketRetention>().AddSingleton<IPersonalData, TicketData>();
        services.Configure<RazorPagesOptions>(o => o.Conventions.SideOfFolder("/Tickets"));
        return builder;
    }

    public static WebApplication MapTickets(this WebApplication app)
    {
        Suggestions.Map(app);
        TicketEventStream.Map(app);
        return app;
    }
}
