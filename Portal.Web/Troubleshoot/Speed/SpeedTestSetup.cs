using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

internal static class SpeedTestSetup
{
    public static void AddSpeedTests(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SpeedTestOptions.FromConfiguration(builder.Configuration));
        builder
            .Services.AddSingleton<TestAdmission>()
            .AddSingleton<TransferSlots>()
            .AddSingleton<TransferPacer>()
            .AddSingleton<SpeedTransfers>();
        builder.Services.AddSingleton<SpeedLines>().AddSingleton<SpeedTests>();
        builder.Services.AddSingleton<SpeedTestData>().AddSingleton<IPersonalData>(s => s.GetRequiredService<SpeedTestData>());
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Troubleshoot/Speed", Policies.Customers));
    }
}
