using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Billing.Demonstration;
using Portal.Web.Billing.Dunning;
using Portal.Web.Billing.NewBills;
using Portal.Web.Billing.Payments;
using Portal.Web.Billing.Pdf;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Billing;

internal static class BillingSetup
{
    public static WebApplicationBuilder AddBilling(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Bills>().AddSingleton<BillingSummaries>().AddSingleton<DisputeService>();
        builder.Services.AddSingleton<BillReader>().AddSingleton<BillDocument>().AddSingleton<DemonstrationDisputes>();
        builder.Services.AddScoped<BillingRequests>().AddSingleton<IPersonalData, BillingData>();
        builder.Services.AddSingleton<PaymentService>().AddSingleton<PaymentNotices>().AddSingleton<PaymentRecorder>();
        builder.Services.AddSingleton<PaymentMails>().AddSingleton<NewBillMails>().AddSingleton<NewBillNotifier>();
        builder.Services.AddSingleton<DunningReader>().AddSingleton<DunningMails>();
        builder.Services.AddSingleton<DunningService>().AddSingleton<DunningRun>();
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.AuthorizeFolder("/Billing", Policies.Customers)
                .AllowAnonymousToPage("/Billing/Payments/Sandbox") // a payment provider knows nobody's session
                .SideOfFolder("/Billing")
        );
        return builder;
    }

    public static WebApplication MapBilling(this WebApplication app)
    {
        NoticeEndpoint.Map(app);
        return app;
    }
}
