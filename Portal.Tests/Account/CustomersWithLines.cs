using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Account;

/// <summary>People who can sign in and have a line with the provider.</summary>
internal static class CustomersWithLines
{
    /// <summary>Adds a customer with these lines and an account; returns its address.</summary>
    public static async Task<string> CustomerAsync(this AccountPortal portal, string number, params IReadOnlyList<Service> lines)
    {
        var record = new CustomerRecord
        {
            Customer = new()
            {
                Number = number,
                Kind = CustomerKind.Person,
                Name = "Customer with a line",
                State = CustomerState.Active,
                Language = "de",
            },
            Services = lines,
        };
        await portal
            .Program.Services.GetRequiredService<Database>()
            .WriteAsync(work => work.WriteAsync(record), TestContext.Current.CancellationToken);
        return (await TestData.In(portal.Program).CustomerWithPasswordAsync(p => p.CustomerNumber = number)).Email;
    }
}
