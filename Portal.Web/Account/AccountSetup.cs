using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Account.Addresses;
using Portal.Web.Account.Factors;
using Portal.Web.Account.Leaving;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Account;

internal static class AccountSetup
{
    public static WebApplicationBuilder AddAccount(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Offers>().AddScoped<FactorDesk>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Account", Policies.Customers)
            .AllowAnonymousToPage("/Account/Addresses/Confirm").AllowAnonymousToPage("/Account/Addresses/Undo")); // links of mails, opened wherever the mail is read
        builder.Services.AddScoped<PasswordDesk>().AddScoped<AddressDesk>().AddSingleton<AddressTokens>().AddHttpContextAccessor();
        builder.Services.AddSingleton<Deletions>().AddSingleton<Erasure>().AddSingleton<IOwnData, AccountData>();
        return builder;
    }
}
