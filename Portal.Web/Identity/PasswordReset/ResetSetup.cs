using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Identity.PrintedCodes;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.PasswordReset;

internal static class ResetSetup
{
    public static IServiceCollection AddResetting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Reset").Get<ResetLimits>() ?? new ResetLimits());
        services
            .AddSingleton<ResetRequestQueue>()
            .AddSingleton<ResetRequestProcessor>()
            .AddSingleton<ResetMails>()
            .AddSingleton<EmailCodes>()
            .AddHostedService<ResetWorker>();
        services
            .AddScoped<ResetSessionStore>()
            .AddScoped<ResetVerification>()
            .AddScoped<PasswordResetService>()
            .AddScoped<AccountLockLink>();
        services
            .AddSingleton<PrintedCodeService>()
            .Configure<RazorPagesOptions>(o => o.Conventions.StaffFolder("/Identity/PrintedCodes", Policies.Agents));
        return services;
    }

    /// <summary>
    /// Where password managers send somebody who wants another password: "A Well-Known URL for Changing Passwords" of the W3C.
    /// </summary>
    public static WebApplication MapResetting(this WebApplication app)
    {
        app.MapMethods(
            "/.well-known/change-password",
            AllowedMethods.Read,
            (HttpContext context, SiteLinks links) =>
            {
                var language = RequestLanguage.Chosen(context.Request) ?? Language.English;
                context.Response.Headers.CacheControl = "no-store";
                return Results.LocalRedirect(
                    context.Me() is null ? links.In(language).PasswordReset.Start : links.In(language).Account.Password
                );
            }
        );
        return app;
    }
}
