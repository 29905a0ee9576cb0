using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Identity.PaperCodes;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

internal static class ResetSetup
{
    public static IServiceCollection AddResetting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Reset").Get<ResetLimits>() ?? new ResetLimits());
        services.AddSingleton<ResetRequests>().AddSingleton<ResetAnswers>().AddSingleton<ResetMails>().AddSingleton<TypedCodes>().AddHostedService<ResetService>();
        services.AddScoped<Standings>().AddScoped<Proving>().AddScoped<NewPasswords>().AddScoped<NotMe>();
        services.AddSingleton<PaperDesk>().Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Identity/PaperCodes", Policies.Agents));
        return services;
    }

    /// <summary>Where password managers send somebody who wants another password: "A Well-Known URL for Changing Passwords" of the W3C.</summary>
    public static WebApplication MapResetting(this WebApplication app)
    {
        app.MapMethods("/.well-known/change-password", Methods.Read, (HttpContext context) =>
        {
            var language = ReaderLanguage.Chosen(context.Request) ?? Language.English;
            context.Response.Headers.CacheControl = "no-store";
            return Results.LocalRedirect(context.Me() is null ? $"/{language}/reset-password" : $"/{language}/account/password");
        });
        return app;
    }
}
