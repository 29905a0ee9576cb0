using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Insights;
using Portal.Web.Operations;
using Portal.Web.Provider;
using Portal.Web.Search;
using Portal.Web.Site;

if (CommandLine.Takes(args)) return await CommandLine.RunAsync(args, () => Build([]));

var app = Build(args);
if (app.Environment.IsProduction() && UnsafeSettings.Find(app.Configuration) is { Count: > 0 } unsafeSettings)
{
    await Console.Error.WriteLineAsync("The portal does not start in Production with these settings:\n- " + string.Join("\n- ", unsafeSettings));
    return 78; // EX_CONFIG of sysexits.h: a supervisor need not try again
}

await app.PrepareAsync();
app.UseSite();
app.MapSite().MapHelp().MapSearch().MapOperations();
await app.RunAsync();
return 0;

static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddData().AddProvider().AddSite().AddIdentity().AddHelp().AddSearch().AddInsights().AddOperations();
    return builder.Build();
}
