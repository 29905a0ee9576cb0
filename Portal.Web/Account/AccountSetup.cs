using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Account.Addresses;
using Portal.Web.Account.Contact;
using Portal.Web.Account.Credentials;
using Portal.Web.Account.Deletion;
using Portal.Web.Account.Security;
using Portal.Web.Account.Usage;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Account;

internal static class AccountSetup
{
    public static WebApplicationBuilder AddAccount(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PendingSecrets>().AddScoped<SecurityMethodService>();
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.AuthorizeFolder("/Account", Policies.Customers)
                .AllowAnonymousToPage("/Account/Addresses/Confirm")
                .AllowAnonymousToPage("/Account/Addresses/Undo")
                .SideOfFolder("/Account", "/Account/_Side.cshtml")
                .SideOfPage("/Account/Index", "/Account/_Safety.cshtml")
        ); // links of mails, opened wherever the mail is read
        builder.Services.AddScoped<PasswordService>().AddScoped<AddressService>().AddSingleton<AddressTokens>().AddHttpContextAccessor();
        builder.Services.AddSingleton<DeletionService>().AddSingleton<Erasure>().AddSingleton<IPersonalData, AccountData>();
        builder.Services.AddSingleton<LineDetailsReader>().AddSingleton<ShownOnce>().AddScoped<CredentialService>();
        builder.Services.AddSingleton<ContactReader>().AddSingleton<ContactRequestService>().AddScoped<ContactService>();
        return builder;
    }
}
