using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Search.Counting;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Search;

internal static class SearchSetup
{
    public static WebApplicationBuilder AddSearch(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddSingleton<ISearchEngine, SearchEngine>()
            .AddSingleton<Popularity>()
            .AddSingleton<SearchIndex>()
            .AddSingleton<ArticleFinder>();
        builder.Services.AddSingleton<IChangeListener>(services => services.GetRequiredService<SearchIndex>());
        builder.Services.AddSingleton<QueryKey>(_ => SearchAddress.KeyOf);
        builder.Services.AddSingleton(builder.Configuration.GetSection("Searches").Get<CountingOptions>() ?? new CountingOptions());
        builder.Services.AddSingleton<SearchCounter>().AddSingleton<SearchCountStore>().AddHostedService<CountingService>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AddPageRoute("/Search/NotFound", "/error/410"));
        return builder;
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        Suggestions.Map(app);
        OpenSearch.Map(app);
        ClickEndpoint.Map(app);
        return app;
    }
}
