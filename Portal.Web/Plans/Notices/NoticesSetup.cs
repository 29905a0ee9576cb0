using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Plans.Termination;
using Portal.Web.Site;

namespace Portal.Web.Plans.Notices;

internal static class NoticesSetup
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<ExitTermsReader>().AddSingleton<OwnContractsReader>();
        services
            .AddSingleton<NoticeSignal>()
            .AddSingleton<NoticeMails>()
            .AddSingleton<NoticeService>()
            .AddSingleton<NoticeReview>()
            .AddSingleton<NoticeMatcher>()
            .AddSingleton<NoticeRecipients>()
            .AddSingleton<NoticeOrders>()
            .AddSingleton<NoticeProcessor>()
            .AddScoped<NoticeSubmission>()
            .AddHostedService<NoticeWorker>();
        services.AddSingleton<NoticeData>().AddSingleton<IPersonalData>(s => s.GetRequiredService<NoticeData>());
        return services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizePage("/Plans/Notices/Mine", Policies.Customers));
    }
}
