using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Identity;

namespace Portal.Tests.Identity.Access;

/// <summary>All kinds of visitors, each signed in once.</summary>
public sealed class Visitors : IDisposable
{
    private const string Password = "lanterns over quiet harbours";
    private const string Email = "customer@example.net";

    private readonly Dictionary<string, AccessProbe> present = [];

    internal async Task<AccessProbe> ComeAsync(InProcessPortal portal, Visitor visitor)
    {
        if (present.TryGetValue(visitor.Name, out var knocking))
            return knocking;
        using var guest = new HttpBrowser(portal.Address);
        if (visitor.IsStaff)
            await guest.SignInAsAsync(visitor.Name);
        else if (!visitor.IsNobody)
            await SignInCustomerAsync(portal, guest);
        return present[visitor.Name] = new AccessProbe(portal.Address, guest.Cookies.GetCookieHeader(portal.Address));
    }

    public void Dispose()
    {
        foreach (var each in present.Values)
            each.Dispose();
    }

    private static async Task SignInCustomerAsync(InProcessPortal portal, HttpBrowser guest)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var made = await scope
            .ServiceProvider.GetRequiredService<UserManager<Person>>()
            .CreateAsync(
                new Person
                {
                    Name = "Customer",
                    Email = Email,
                    CustomerNumber = "100001",
                },
                Password
            );
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Code)));
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", Email), ("password", Password));
        Assert.NotNull(guest.CookieOf("session"));
    }
}
