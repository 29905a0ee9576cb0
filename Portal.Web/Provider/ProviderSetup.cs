using Portal.Web.Provider.Availability;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Contact;
using Portal.Web.Provider.Credentials;
using Portal.Web.Provider.Demonstration;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Import;
using Portal.Web.Provider.LineTests;
using Portal.Web.Provider.Orders;
using Portal.Web.Provider.Payments;
using Portal.Web.Provider.Routers;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Provider;

/// <summary>Which of the provider's systems are asked; of the section "Provider" of the settings.</summary>
public sealed record ProviderOptions
{
    /// <summary>Shows made-up customers, to try things out with; works in development only.</summary>
    public bool Demonstration { get; init; }
}

internal static class ProviderSetup
{
    public static WebApplicationBuilder AddProvider(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Provider").Get<ProviderOptions>() ?? new ProviderOptions();
        builder.Services.AddSingleton(options with { Demonstration = options.Demonstration && builder.Environment.IsDevelopment() });
        builder.Services.AddSingleton<CodeVerifier>(_ => new CodeVerifier());
        builder.Services.AddSingleton<ICustomers, EmbeddedCustomers>().AddSingleton<CustomerDirectory>();
        builder.Services.AddSingleton<IContactDetails, EmbeddedContactDetails>();
        builder.Services.AddSingleton<IServices, EmbeddedServices>();
        builder.Services.AddSingleton<ICatalogue, EmbeddedCatalogue>();
        var payments = builder.Configuration.GetSection("Payments").Get<PaymentOptions>() ?? new PaymentOptions();
        builder.Services.AddSingleton(payments with { Sandbox = payments.Sandbox && builder.Environment.IsDevelopment() });
        builder.Services.AddSingleton<NoticeSignature>().AddSingleton<SandboxPayments>();
        builder.Services.AddSingleton<IPayments>(s => s.GetRequiredService<SandboxPayments>());
        builder.Services.AddSingleton<NewConnections>().AddSingleton<IOrders, EmbeddedOrders>().AddSingleton<OrderFulfilment>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Billing").Get<BillingOptions>() ?? new BillingOptions());
        builder.Services.AddSingleton<IBilling, EmbeddedBilling>().AddSingleton<InvoiceLines>().AddSingleton<InvoiceRun>();
        builder.Services.AddSingleton<IUsage, EmbeddedUsage>().AddSingleton<ICredentials, EmbeddedCredentials>();
        builder.Services.AddSingleton<ILineTests, EmbeddedLineTests>().AddSingleton<LineTestRetention>();
        builder.Services.AddSingleton<IAvailability, EmbeddedAvailability>().AddSingleton<AvailabilityImport>();
        builder.Services.AddSingleton<DemonstrationAvailability>().AddSingleton<DemonstrationLines>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Routers").Get<RouterOptions>() ?? new RouterOptions());
        builder.Services.AddSingleton<IRouterControl, EmbeddedRouterControl>().AddSingleton<DemonstrationRouters>();
        builder.Services.AddSingleton<Data.IPersonalData, CustomerData>();
        builder.Services.AddSingleton<ProviderImport>();
        builder.Services.AddSingleton<DemonstrationCustomers>().AddSingleton<DemonstrationBills>().AddSingleton<DemonstrationUsage>();
        return builder;
    }
}
