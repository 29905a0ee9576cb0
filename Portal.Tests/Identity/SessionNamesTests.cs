using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>No two sessions are alike, and none can be chosen.</summary>
public sealed class SessionNamesTests(SharedPortal portal)
{
    [Fact]
    public async Task Each_sign_in_has_a_name_of_its_own_that_cannot_be_guessed_and_a_name_nobody_gave_is_none()
    {
        var names = new HashSet<string>();
        for (var times = 0; times < 3; times++)
        {
            using var guest = new HttpBrowser(await portal.AddressAsync());
            guest.Cookies.Add(new Cookie("session", "planted-by-somebody-else", "/", guest.Host));
            await guest.SignInAsCustomerAsync(1003);
            Assert.True(names.Add(guest.CookieOf("session")!.Value));
            Assert.DoesNotContain("planted", guest.CookieOf("session")!.Value, StringComparison.Ordinal);
        }

        Assert.All(names, name => Assert.InRange(name.Length, 43, 4000));
    }
}
