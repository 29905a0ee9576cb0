using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Plans.Buying;
using Portal.Web.Plans.Catalogue;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Notices;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Places;
using Portal.Web.Plans.Prepared;
using Portal.Web.Plans.Present;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Site;

namespace Portal.Web.Plans;

internal static class PlansSetup
{
    public static WebApplicationBuilder AddPlans(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.AuthorizeFolder("/Plans/Change", Policies.Customers)
                .AuthorizeFolder("/Plans/Orders", Policies.Customers)
                .AuthorizeFolder("/Plans/Prepared", Policies.Customers)
                .StaffFolder("/Plans/Catalogue", Policies.Administrators)
        );
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.StaffFolder("/Plans/Connections", Policies.Agents));
        builder.Services.AddSingleton<PurchaseOffers>().AddSingleton<PurchaseReader>().AddSingleton<PurchaseSummaries>();
        builder.Services.AddSingleton<PurchaseMails>().AddSingleton<PurchaseService>().AddSingleton<PurchaseItems>();
        builder.Services.AddSingleton<PurchaseSender>().AddSingleton<PurchaseData>();
        builder.Services.AddSingleton<Data.IPersonalData>(s => s.GetRequiredService<PurchaseData>());
        builder.Services.AddSingleton<PlaceReader>().AddSingleton<PresentPlanReader>();
        builder.Services.AddSingleton<ContractReader>().AddSingleton<ChangeOffers>().AddSingleton<QuoteReader>();
        builder.Services.AddSingleton<ContractSummaries>().AddSingleton<OrderReader>().AddSingleton<PlanOrderMails>();
        builder.Services.AddSingleton<PlanOrderService>().AddSingleton<OrderItems>().AddSingleton<PlanOrderSender>();
        builder.Services.AddSingleton<PreparedChangeService>().AddSingleton<PreparedChangeMails>();
        builder.Services.AddSingleton<Data.IPersonalData, PlanOrderData>().AddSingleton<Data.IPersonalData, PreparedChangeData>();
        builder.Services.AddSingleton<CatalogueReader>().AddSingleton<SampleLetters>().AddSingleton<LetterFile>();
        builder.Services.AddPriceChanges();
        builder.Services.AddNotices();
        return builder;
    }
}
