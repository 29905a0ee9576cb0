using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Insights;

/// <summary>Whoever is no editor is not even told that there is something for editors.</summary>
public sealed class ClosedTests(SharedPortal portal)
{
    private const string Searches = "/de/insights/searches";

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in_first()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync(Searches);
        Assert.Equal("/de/sign-in?return=%2Fde%2Finsights%2Fsearches", guest.Address);
    }

    [Theory]
    [InlineData("Agent1")]
    [InlineData("Supervisor")]
    [InlineData("Administrator")]
    public async Task For_other_staff_the_address_leads_nowhere(string role)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsAsync(role);
        await guest.OpenAsync("/de/nowhere/searches");
        var (status, nowhere) = (guest.Status, guest.Main);
        await guest.OpenAsync(Searches);
        Assert.Equal((HttpStatusCode.NotFound, status), (status, guest.Status));
        Assert.Equal(nowhere, guest.Main);
    }
}
