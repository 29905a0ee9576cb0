using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Agents.Calls;
using Portal.Web.Agents.Changes;
using Portal.Web.Agents.Customers;
using Portal.Web.Agents.Queue;
using Portal.Web.Agents.Search;
using Portal.Web.Agents.ShippedReplies;
using Portal.Web.Site;

namespace Portal.Web.Agents;

internal static class AgentsSetup
{
    public static WebApplicationBuilder AddAgents(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddSingleton<AgentService>()
            .AddSingleton<HandoverService>()
            .AddSingleton<MergeService>()
            .AddSingleton<SlaMonitor>()
            .AddSingleton<AgentNotifier>()
            .AddSingleton<CannedReplies>()
            .AddSingleton<ReplySnippets>()
            .AddSingleton<ReportBuilder>()
            .AddSingleton<EscalationRules>()
            .AddSingleton<TicketQueue>()
            .AddSingleton<BulkChange>()
            .AddSingleton<CallService>()
            .AddSingleton<ReplyImport>()
            .AddSingleton<Presence>()
            .AddSingleton<TicketReader>()
            .AddSingleton<TicketContextReader>()
            .AddSingleton<TicketLineTestReader>()
            .AddSingleton<SavedViews>()
            .AddSingleton<Alerts>();
        builder.Services.AddScoped<AgentTicket>().AddScoped<AgentTimes>().AddScoped<QueueCounts>();
        builder.Services.AddSingleton<CustomerAccess>().AddSingleton<CustomerFileReader>().AddSingleton<CustomerOrders>();
        builder.Services.AddSingleton<CustomerSummaryReader>().AddSingleton<ChangePreparation>();
        builder.Services.AddSingleton<Data.IPersonalData, CustomerAccessData>();
        builder.Services.AddSingleton<Demonstration.DemonstrationTickets>().AddSingleton<Data.IPersonalData, AgentsData>();
        AddSearch(builder.Services);
        builder.Services.Configure<LayoutViews>(views => views.StaffBar.Add("/Agents/_StaffBar.cshtml"));
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.StaffFolder("/Agents", Policies.Agents)
                .AuthorizePage("/Agents/Customers/AccessLog", Policies.Supervisors)
                .AuthorizeFolder("/Agents/Inbound", Policies.Supervisors)
        );
        return builder;
    }

    private static void AddSearch(IServiceCollection services)
    {
        services.AddSingleton<TicketTexts>().AddSingleton<AttachedText>().AddSingleton<ReplyRecords>();
        services.AddSingleton<IRecordSource, TicketRecords>().AddSingleton<IRecordSource, CustomerRecords>();
        services.AddSingleton<IRecordSource, IncidentRecords>().AddSingleton<IRecordSource>(s => s.GetRequiredService<ReplyRecords>());
        services.AddSingleton<DeskIndex>().AddHostedService<DeskIndexService>();
        services.AddSingleton<SearchWords>().AddSingleton<SearchDisplay>().AddSingleton<FoundArticles>();
        services.AddSingleton<DeskSearch>().AddSingleton<ExactSearch>().AddSingleton<SimilarTickets>().AddSingleton<SearchAudit>();
    }
}
