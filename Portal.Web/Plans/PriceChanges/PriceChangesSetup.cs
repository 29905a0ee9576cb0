using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

internal static class PriceChangesSetup
{
    public static IServiceCollection AddPriceChanges(this IServiceCollection services) =>
        services
            .AddSingleton<PriceChangeReader>()
            .AddSingleton<PriceChangeService>()
            .AddSingleton<PriceChangeMails>()
            .AddSingleton<PriceChangeLister>()
            .AddSingleton<PriceChangeNotifier>()
            .AddSingleton<PriceChangeOrders>()
            .AddSingleton<PriceChangeProcessor>()
            .AddSingleton<PriceNoticeReader>()
            .AddSingleton<DemonstrationPriceChange>()
            .AddSingleton<IPersonalData, PriceChangeData>()
            .Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Plans/PriceChanges", Policies.Customers));
}
