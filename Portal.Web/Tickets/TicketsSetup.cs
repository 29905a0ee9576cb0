using Portal.Web.Data;
using Portal.Web.Tickets.Asking;
using Portal.Web.Tickets.Attachments;
using Portal.Web.Tickets.Following;

namespace Portal.Web.Tickets;

internal static class TicketsSetup
{
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Tickets").Get<TicketOptions>() ?? new TicketOptions());
        services.AddSingleton<ServiceLevels>().AddSingleton<TicketDesk>().AddSingleton<TicketMails>().AddSingleton<TicketPost>().AddSingleton<GuestLinks>().AddSingleton<TicketAccess>().AddSingleton<SurveyDesk>();
        services.AddSingleton<Deflection>().AddSingleton<Came>().AddSingleton<Suggester>().AddSingleton<StillBroken>().AddSingleton<AttachmentDesk>().AddSingleton<AttachmentFolder>().AddSingleton<Timeline>();
        services.AddSingleton<Events>().AddSingleton<StreamPlaces>().AddSingleton<StreamWatch>().AddHostedService(s => s.GetRequiredService<StreamWatch>());
        services.AddSingleton<TicketErasure>().AddSingleton<TicketRetention>().AddSingleton<IOwnData, TicketData>();
        return builder;
    }

    public static WebApplication MapTickets(this WebApplication app)
    {
        Suggestions.Map(app);
        Events.Map(app);
        return app;
    }
}
