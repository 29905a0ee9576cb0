using Portal.Web.Account;
using Portal.Web.Agents;
using Portal.Web.Data;
using Portal.Web.Data.Keys;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Resetting;
using Portal.Web.Insights;
using Portal.Web.Messages;
using Portal.Web.Operations;
using Portal.Web.Provider;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets;

if (CommandLine.Takes(args)) return await CommandLine.RunAsync(args, () => Build([]));

var app = Build(args);
if (WrongSettings(app.Configuration, app.Environment.IsProduction()) is { Count: > 0 } wrong)
{
    await Console.Error.WriteLineAsync($"The portal does not start in {app.Environment.EnvironmentName} with these settings:\n- " + string.Join("\n- ", wrong));
    return 78; // EX_CONFIG of sysexits.h: a supervisor need not try again
}

if (await Waiting.PreparedAsync(app, change => Build(args, change)) is not { } portal) return 0;
portal.UseSite();
portal.MapSite().MapHelp().MapSearch().MapStatus().MapIdentity().MapResetting().MapTickets().MapOperations();
await portal.RunAsync();
return 0;

static WebApplication Build(string[] args, Action<IServiceCollection>? change = null)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddData().AddSite().AddMessages().AddProvider().AddIdentity().AddAccount().AddHelp().AddStatus().AddSearch().AddInsights().AddTickets().AddAgents().AddOperations().AddKeys();
    change?.Invoke(builder.Services);
    return builder.Build();
}

static List<string> WrongSettings(IConfiguration settings, bool production) =>
    [.. production ? UnsafeSettings.Find(settings) : [], .. KeyOptions.Faults(settings), .. PasswordLimits.Faults(settings), .. MailOptions.Faults(settings, production)];
