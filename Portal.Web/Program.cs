using Portal.Web.Account;
using Portal.Web.Agents;
using Portal.Web.Billing;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Operations;
using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets;
using Portal.Web.Troubleshoot;

var arguments = Arguments.Parse(args);
return await StartupErrors.RunAsync(() =>
    arguments.Command.Length > 0
        ? CommandLine.RunAsync(arguments.Command, () => Build(arguments.Settings).WithRoutes(MapAll))
        : ServeAsync(arguments.Settings)
);

static async Task<int> ServeAsync(string[] settings)
{
    var app = Build(settings);
    if (await StartupErrors.RefusesAsync(app))
        return StartupErrors.NotConfigured;
    if (await OutageHost.PreparedAsync(app, change => Build(settings, change), MapAll) is not { } portal)
        return 0;
    await portal.UseSite().WithRoutes(MapAll).RunAsync();
    return 0;
}

static void MapAll(WebApplication app) =>
    app.MapSite().MapHelp().MapSearch().MapStatus().MapIdentity().MapTickets().MapBilling().MapTroubleshoot().MapOperations();

static WebApplication Build(string[] settings, Action<IServiceCollection>? change = null)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ContentRoot.For(settings) });
    builder
        .AddData()
        .AddSite()
        .AddMessages()
        .AddProvider()
        .AddIdentity()
        .AddAccount()
        .AddPlans()
        .AddHelp()
        .AddStatus()
        .AddSearch()
        .AddTickets()
        .AddBilling()
        .AddAgents()
        .AddTroubleshoot()
        .AddOperations();
    change?.Invoke(builder.Services);
    return builder.Build();
}
