using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.Consents;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Invitations;
using Portal.Web.Identity.Passkeys;
using Portal.Web.Identity.PasswordReset;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.People;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.SecondSteps;
using Portal.Web.Identity.Sessions;
using Portal.Web.Identity.SignUp;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity;

internal static class IdentitySetup
{
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(builder.Configuration.GetSection("Sessions").Get<SessionLimits>() ?? new SessionLimits());
        services
            .AddSingleton(PasswordLimits.FromConfiguration(builder.Configuration))
            .AddSingleton<PasswordEvaluator>()
            .AddSingleton<BreachedPasswords>();
        services
            .AddSingleton<SecretProtector>()
            .AddSingleton<Tokens>()
            .AddSingleton<AttemptLimits>()
            .AddSingleton<AttemptNotices>()
            .AddSingleton<FailedAttempts>()
            .AddSingleton<HashingQueue>()
            .AddSingleton<DummyHash>();
        services.AddSingleton<SessionStore>().AddSingleton<SessionService>().AddSingleton<SessionStarter>();
        services.AddSingleton<DemonstrationAccounts>().AddSingleton<IdentityRetention>();
        services.AddSingleton<RecentSignIn>().AddSingleton<SavedForms>().AddSingleton<EndedSessions>().AddSingleton<AccountMails>();
        services.AddSingleton<ISavedForms>(s => s.GetRequiredService<SavedForms>());
        services
            .AddScoped<PasskeyService>()
            .AddScoped<InvitationEntry>()
            .AddSingleton<IConfigureOptions<IdentityPasskeyOptions>, PasskeyPolicy>();
        services.AddResetting(builder.Configuration);
        services
            .AddSingleton(builder.Configuration.GetSection("SigningUp").Get<SignUpOptions>() ?? new SignUpOptions())
            .AddSingleton<SignUpService>()
            .AddSingleton<SignUpMails>()
            .AddSingleton<SignUpRequest>()
            .AddScoped<SignUpCompletion>();
        services.AddSingleton<Data.IPersonalData, PersonData>().AddSingleton<Data.IPersonalData, ConsentData>();
        services.AddSingleton<ConsentService>().AddSingleton<NeedService>();
        services.Configure<LayoutViews>(views =>
        {
            views.Navigation.Add("/Identity/_Work.cshtml");
            views.End.Add("/Identity/Sessions/_KeepAlive.cshtml");
        });
        services.AddPeople().AddCookies(builder.Environment).AddPolicies();
        services.Configure<RazorPagesOptions>(o =>
            o.Conventions.SideOfFolder("/Identity/Passkeys")
                .SideOfFolder("/Identity/PasswordReset")
                .SideOfFolder("/Identity/Reauthentication")
                .SideOfFolder("/Identity/SignUp")
                .SideOfPage("/Identity/SecondStep")
                .SideOfPage("/Identity/SignIn")
                .SideOfPage("/Identity/SignOut")
        );
        return builder.AddConnect().AddExternalSignIn().AddAdministration();
    }

    public static WebApplication MapIdentity(this WebApplication app)
    {
        StrengthTexts.Map(app);
        return app.MapConnect().MapExternalSignIn().MapResetting();
    }

    // Ours before the framework's, which adds its own only where none is.
    private static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services
            .AddSingleton<IPasswordHasher<Person>, UnicodePasswordHasher>()
            .AddSingleton<ILookupNormalizer, EmailNormalizer>()
            .AddScoped<IPasswordValidator<Person>, PortalPasswordValidator>();
        services.AddScoped<PersonStore>().AddScoped<IUserStore<Person>>(s => s.GetRequiredService<PersonStore>());
        services
            .AddIdentityCore<Person>(o => o.User.RequireUniqueEmail = true)
            .AddUserManager<PersonManager>()
            .AddSignInManager<PortalSignInManager>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
        return services;
    }

    private static IServiceCollection AddCookies(this IServiceCollection services, IHostEnvironment environment)
    {
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            // the session's own row says when it is over
            .AddCookie(IdentityConstants.ApplicationScheme, o => Set(o, PortalCookie.Session, TimeSpan.FromDays(400)))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => Set(o, "second-step", TimeSpan.FromMinutes(5)));
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionStore>((o, store) => o.SessionStore = store);
        services.AddAntiforgery(o =>
        {
            o.SuppressXFrameOptionsHeader = true; // set for every answer
            o.FormFieldName = DoubleSubmit.Field;
            o.Cookie.Name = environment.IsProduction() ? BrowserCookie.Encrypted : BrowserCookie.Plain;
            // "always" would fail with 500 where somebody comes without https; the prefix already makes browsers refuse it
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
        });
        return services;
    }

    internal static void Set(CookieAuthenticationOptions options, string name, TimeSpan life)
    {
        (options.Cookie.Name, options.Cookie.HttpOnly, options.Cookie.SameSite, options.Cookie.Path) = (name, true, SameSiteMode.Lax, "/");
        (options.Cookie.SecurePolicy, options.Cookie.IsEssential, options.CookieManager) = (
            CookieSecurePolicy.SameAsRequest,
            true,
            new SessionCookies()
        );
        (options.ExpireTimeSpan, options.SlidingExpiration) = (life, false);
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policies.Customers, p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Editors, p => Staff(p, Roles.Editor))
            .AddPolicy(Policies.Agents, p => Staff(p, [.. Roles.Agents, Roles.Supervisor]))
            .AddPolicy(Policies.Supervisors, p => Staff(p, Roles.Supervisor))
            .AddPolicy(Policies.Administrators, p => Staff(p, Roles.Administrator));
        services.AddSingleton<IAuthorizationHandler, StrongSessionRequirement.Handler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, HiddenResourceHandler>();
    }

    private static void Staff(AuthorizationPolicyBuilder policy, params string[] roles) =>
        policy.RequireAuthenticatedUser().RequireRole(roles).AddRequirements(new StrongSessionRequirement());
}
