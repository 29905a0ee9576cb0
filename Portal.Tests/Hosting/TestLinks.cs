using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Tests.Hosting;

/// <summary>The addresses of the portal's pages, for what writes links and is tried without a portal around it.</summary>
internal static class TestLinks
{
    private static readonly Lazy<SiteLinks> Links = new(Create);

    public static SiteLinks Site => Links.Value;

    private static SiteLinks Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRouting(o => o.ConstraintMap["language"] = typeof(LanguageConstraint));
        builder.Services.AddRazorPages(o => o.RootDirectory = "/").AddApplicationPart(typeof(SiteLinks).Assembly);
        var app = builder.Build();
        app.UseRouting();
        app.MapRazorPages();
        app.UseEndpoints(_ => { });
        return new SiteLinks(app.Services.GetRequiredService<LinkGenerator>());
    }
}
