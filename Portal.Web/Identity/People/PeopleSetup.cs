using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Identity.Invitations;
using Portal.Web.Site;

namespace Portal.Web.Identity.People;

internal static class PeopleSetup
{
    /// <summary>What administrators do with people, and how the first of them comes in.</summary>
    public static WebApplicationBuilder AddAdministration(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddSingleton<PeopleSearch>()
            .AddSingleton<PersonHistory>()
            .AddSingleton<PeopleMails>()
            .AddSingleton<PeopleService>();
        builder
            .Services.AddScoped<InvitationService>()
            .AddSingleton<FirstAdministrator>()
            .AddHostedService(s => s.GetRequiredService<FirstAdministrator>());
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.StaffFolder("/Identity/People", Policies.Administrators));
        return builder;
    }
}
