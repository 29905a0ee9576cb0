using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Site;

namespace Portal.Web.Insights;

/// <summary>What is shown of the counted searches: of the section "Searches" of the settings.</summary>
public sealed record InsightsOptions
{
    /// <summary>Texts that fewer visits typed are not shown.</summary>
    public int ShownFrom { get; init; } = 3;
}

internal static class InsightsSetup
{
    public static WebApplicationBuilder AddInsights(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Searches").Get<InsightsOptions>() ?? new InsightsOptions());
        builder.Services.AddSingleton<SearchReport>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.StaffFolder("/Insights", Policies.Editors));
        return builder;
    }
}
