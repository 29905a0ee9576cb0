using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Help.Feeds;
using Portal.Web.Site;

namespace Portal.Web.Help;

internal static class HelpSetup
{
    /// <summary>Reported when topics, glossary, figures, the provider's facts or what guides the search change.</summary>
    public const string ContentTag = "content";

    /// <summary>With the key of the article behind it: reported when that article is published or taken down.</summary>
    public const string ArticleTag = "article:";

    /// <summary>On pages that list articles: any of them may change the list.</summary>
    public const string AnyArticle = "articles";

    public static WebApplicationBuilder AddHelp(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HelpText>(services => HelpTexts.From(services.GetRequiredService<Texts>()));
        builder
            .Services.AddSingleton<ContentLibrary>()
            .AddSingleton<ContentRefresh>()
            .AddSingleton<ContentImport>()
            .AddSingleton<ContentExport>();
        builder
            .Services.AddSingleton<ArticleCatalog>()
            .AddSingleton<ArticleBodyCache>()
            .AddSingleton<ArticleService>()
            .AddSingleton<InitialImport>()
            .AddSingleton<PublishedContexts>()
            .AddSingleton<MarkdownView>();
        builder
            .Services.AddSingleton<HelpCacheRefresher>()
            .AddSingleton<IChangeListener>(services => services.GetRequiredService<HelpCacheRefresher>());
        builder.Services.AddSingleton<IChangeListener>(services => services.GetRequiredService<ArticleBodyCache>());
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.SideOfPage("/Help/ContentPage")
                .SideOfPage("/Help/Passwords")
                .SideOfPage("/Help/TopicPage")
                .SideOfPage("/Help/Vote")
        );
        builder.Services.Configure<RouteOptions>(o => o.ConstraintMap["document"] = typeof(ContentPageConstraint));
        return builder;
    }

    public static WebApplication MapHelp(this WebApplication app)
    {
        MarkdownText.Map(app);
        Sitemap.Map(app);
        AtomFeed.Map(app);
        LlmsText.Map(app);
        return app;
    }
}
