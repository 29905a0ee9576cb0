using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Search;
using Portal.Web.Data;

namespace Portal.Web.Search;

internal static class SearchSetup
{
    public static WebApplicationBuilder AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISearchEngine, SearchEngine>().AddSingleton<SearchIndex>().AddSingleton<Finder>();
        builder.Services.AddSingleton<IChangeListener>(services => services.GetRequiredService<SearchIndex>());
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AddPageRoute("/Search/NotFound", "/error/410"));
        return builder;
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        Suggestions.Map(app);
        OpenSearch.Map(app);
        return app;
    }
}
