using System.Data.Common;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using Portal.Web.Site.Calendars;
using Portal.Web.Site.Forms;
using Portal.Web.Site.Links;
using Portal.Web.Site.PageCache;
using Portal.Web.Site.Rendering;

namespace Portal.Web.Site;

internal static class SiteSetup
{
    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        var site = SiteOptions.FromConfiguration(builder.Configuration);
        builder.Services.AddSingleton(limits).AddSingleton(site).AddRateLimits(limits).AddKnownHosts();
        builder
            .Services.AddSingleton<ProviderProfile>()
            .AddSingleton<Stylesheet>()
            .AddSingleton<SiteUrls>()
            .AddSingleton<LocalTime>()
            .AddSingleton<FriendlyTime>()
            .AddSingleton<CalendarFile>()
            .AddSingleton<IconSheet>()
            .AddSingleton<SiteLinks>()
            .AddScoped(LinksOf);
        builder.Services.AddSingleton<PageStore>().AddSingleton<QueryPageStore>().AddSingleton<FragmentStore>();
        builder.Services.AddScoped<Icons>().AddScoped<FragmentCache>().AddSingleton<FragmentRenderer>();
        builder.Services.AddSingleton(new Texts()).AddSingleton<IStringLocalizer<Text>>(services => services.GetRequiredService<Texts>());
        // Over https too: what could be guessed from the length of a compressed page (BREACH) would be a secret beside reflected text, and
        // tokens are masked anew each time.
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.AddRouting(o =>
        {
            o.ConstraintMap["language"] = typeof(LanguageConstraint);
        });
        builder.Services.AddHttpContextAccessor();
        builder.AddRendering();
        builder.Services.AddForms();
        builder.Services.Configure<MvcOptions>(o => o.Filters.Add(new UnexpectedFormFilter()));
        // It reads "a[b]" as "a.b" and throws on "a[b": anybody could send a form that fails.
        builder.Services.Configure<MvcOptions>(o => o.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>());
        builder.Services.Configure<MvcOptions>(o => o.ValueProviderFactories.Insert(0, new FormerFields()));
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        builder.Services.Configure<ExceptionHandlerOptions>(o => (o.StatusCodeSelector, o.ExceptionHandler) = (StatusOf, AnswerAsync));
        builder.Services.Configure<ForwardedHeadersOptions>(o => Trust(o, site));
        builder.WebHost.UseStaticWebAssets().ConfigureKestrel(ServerLimits.Set);
        return builder;
    }

    public static WebApplication UseSite(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteOptions>().TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseSecurityHeaders(app.Environment);
        app.UseKnownHosts();
        app.UsePageCache();
        app.UseRequestNumbers();
        app.UseResponseCompression();
        app.UseReaderLanguage();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseExceptionHandler();
        app.UseKnownMethods();
        app.UseReadableForms();
        app.UseRefusedForms();
        app.UseRouting();
        app.UseAuthentication();
        app.UseReadableSessions();
        app.UsePrivatePages();
        app.UseRateLimiter();
        app.UseAuthorization(); // named here, or the framework puts it in front of everything, and cached pages pay for it
        app.UseCacheFilling();
        return app;
    }

    public static WebApplication MapSite(this WebApplication app)
    {
        app.MapStaticAssets().DisableRateLimiting();
        app.MapRazorPages().WithStaticAssets();
        Stylesheet.Map(app);
        LanguageSwitch.Map(app);
        WellKnownFiles.Map(app);
        OldAddresses.Map(app);
        return app;
    }

    /// <summary>For commands, which serve nothing, but write links to pages into mails and onto the screen.</summary>
    public static WebApplication WithRoutes(this WebApplication app, Action<WebApplication> map)
    {
        app.UseRouting();
        map(app);
        app.UseEndpoints(_ => { });
        return app;
    }

    // The links of a view are in the language of the page.
    private static PageLinks LinksOf(IServiceProvider services) =>
        services
            .GetRequiredService<SiteLinks>()
            .In(services.GetRequiredService<IHttpContextAccessor>().HttpContext?.LanguageOf() ?? Language.English);

    // A database that cannot be reached is an outage of ours that passes, not a fault in the program; also where what failed first (the
    // keys of a form) only says so within.
    private static int StatusOf(Exception error) =>
        error switch
        {
            DbException => StatusCodes.Status503ServiceUnavailable,
            BadHttpRequestException bad => bad.StatusCode,
            { InnerException: { } inner } => StatusOf(inner),
            _ => StatusCodes.Status500InternalServerError,
        };

    // The body comes from the error page, under the status that is already set.
    private static Task AnswerAsync(HttpContext context)
    {
        SecurityHeaders.SetAgain(context);
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "10";
        return Task.CompletedTask;
    }

    private static void Trust(ForwardedHeadersOptions options, SiteOptions site)
    {
        options.ForwardedHeaders =
            site.TrustedProxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in site.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
        }
    }
}
