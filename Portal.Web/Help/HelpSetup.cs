using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Web.Help.Content;

namespace Portal.Web.Help;

internal static class HelpSetup
{
    public static WebApplicationBuilder AddHelp(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<HelpText>((_, key) => key); // the site's texts take its place when they are registered first
        builder.Services.AddSingleton<ContentLibrary>();
        builder.Services.AddSingleton<ArticleReader>();
        builder.Services.AddSingleton<ContentRefresh>();
        builder.Services.AddSingleton<ContentImport>();
        builder.Services.AddSingleton<ContentExport>();
        builder.Services.AddSingleton<ArticleDesk>();
        return builder;
    }
}
