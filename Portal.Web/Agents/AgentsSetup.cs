using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Site;

namespace Portal.Web.Agents;

internal static class AgentsSetup
{
    public static WebApplicationBuilder AddAgents(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AgentDesk>().AddSingleton<HandoverDesk>().AddSingleton<MergeDesk>().AddSingleton<Clockwork>().AddSingleton<DeskPost>().AddSingleton<CannedReplies>().AddSingleton<Insertions>().AddSingleton<DeskReport>().AddSingleton<Rules>().AddSingleton<Queue>().AddSingleton<Presence>().AddSingleton<TicketFile>().AddSingleton<TicketDossiers>().AddSingleton<SavedViews>().AddSingleton<Alerts>();
        builder.Services.AddSingleton<Demonstration.DemonstrationTickets>().AddSingleton<Data.IOwnData, AgentsData>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Agents", Policies.Agents));
        return builder;
    }
}
