using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Account.Factors;
using Portal.Web.Site;

namespace Portal.Web.Account;

internal static class AccountSetup
{
    public static WebApplicationBuilder AddAccount(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Account", Policies.Customers));
        builder.Services.AddSingleton<Offers>().AddScoped<FactorDesk>();
        return builder;
    }
}
