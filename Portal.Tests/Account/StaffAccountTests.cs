using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account;

/// <summary>
/// Staff begin at their work, their account has nothing on it that only customers need, and everybody is out with one touch.
/// </summary>
public sealed class StaffAccountTests(SharedPortal portal)
{
    private static readonly string[] OfCustomers =
    [
        "/en/account/customer-number",
        "/en/account/deletion",
        "/en/tickets",
        "/en/tickets/open",
    ];

    [Theory]
    [InlineData("Agent1", "/en/agents")]
    [InlineData("Supervisor", "/en/agents")]
    [InlineData("Editor", "/en/insights/searches")]
    [InlineData("Administrator", "/en/people")]
    public async Task Staff_who_were_going_nowhere_arrive_at_their_work_from_each_door(string role, string work)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsAsync(role);
        Assert.Equal((work, HttpStatusCode.OK), (guest.Address.Split('?')[0], guest.Status));
        await guest.OpenAsync("/en/sign-in");
        Assert.Equal(work, guest.Address.Split('?')[0]);
        await guest.OpenAsync("/en/sign-in?return=%2Fen%2Faccount%2Fdetails");
        Assert.Equal("/en/account/details", guest.Address);
        Assert.NotNull(guest.Page.QuerySelector($"header a[href='{work}']"));
    }

    [Fact]
    public async Task The_account_of_staff_shows_nothing_that_only_customers_need_and_leads_to_codes_on_paper()
    {
        using var agent = new HttpBrowser(await portal.AddressAsync());
        await agent.SignInAsAsync("Agent2");
        await agent.OpenAsync("/en/account");
        Assert.DoesNotContain(Links(agent), OfCustomers.Contains);
        Assert.Contains("/en/people/printed-code", Links(agent));
        using var customer = new HttpBrowser(await portal.AddressAsync());
        await customer.SignInAsCustomerAsync(1002);
        await customer.OpenAsync("/en/account");
        Assert.Empty(OfCustomers.Skip(1).Except(Links(customer)));
        Assert.DoesNotContain("/en/people/printed-code", Links(customer));
        Assert.Null(customer.Page.QuerySelector("header a[href='/en/agents']"));
    }

    [Theory]
    [InlineData("/en/account")]
    [InlineData("/en/account/sessions")]
    public async Task Signing_out_is_one_touch_without_scripts_and_not_to_be_forged(string page)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsCustomerAsync(1004);
        await guest.OpenAsync(page);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)guest.Page.QuerySelector("main form[action$='/sign-out']")!;
        Assert.NotNull(form.QuerySelector("button") ?? guest.Page.QuerySelector($"main button[form='{form.Id}']"));
        await guest.SendAsync("/en/sign-out", form, ("form-token", "forged"));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.NotNull(guest.CookieOf("session"));
        await guest.SendAsync("/en/sign-out", form);
        Assert.Equal(("/en/sign-out?done=true", HttpStatusCode.OK), (guest.Address, guest.Status));
        Assert.Contains("You are signed out", guest.Main, StringComparison.Ordinal);
        Assert.Null(guest.CookieOf("session"));
    }

    private static List<string> Links(HttpBrowser guest) =>
        [.. guest.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")];
}
