using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>The door, seen from outside.</summary>
public sealed class SignInTests(SharedPortal portal)
{
    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_door_and_then_to_where_they_were_going()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/de/account?from=mail");
        Assert.Equal("/de/sign-in?return=%2Fde%2Faccount%3Ffrom%3Dmail", guest.Address);
        await guest.SendAsync("handler=as", ("account", "editor@staff.demo.example"));
        Assert.Equal(("/de/account?from=mail", HttpStatusCode.OK), (guest.Address, guest.Status));
    }

    [Fact]
    public async Task The_password_comes_first_a_passkey_second_and_one_button_is_the_first_of_the_page()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/de/sign-in");
        var forms = guest.Page.QuerySelectorAll("main form").ToList();
        Assert.NotNull(forms[0].QuerySelector("#password"));
        Assert.Equal("get", forms[1].GetAttribute("data-passkey"));
        Assert.Equal(forms[0], guest.Page.QuerySelectorAll("main .button").Single().Closest("form"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer_and_keep_what_was_typed()
    {
        var answers = new List<string>();
        foreach (var email in new[] { "agent2@staff.demo.example", "nobody.at.all@staff.demo.example" })
        {
            using var guest = new HttpBrowser(await portal.AddressAsync());
            await guest.OpenAsync("/en/sign-in");
            await guest.SendAsync("/en/sign-in", ("email", email), ("password", "not the password at all"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
            Assert.Equal(email, guest.Page.QuerySelector("#email")!.GetAttribute("value"));
            Assert.Null(guest.Page.QuerySelector("#password")!.GetAttribute("value"));
            answers.Add(guest.Page.QuerySelector("main form")!.TextContent);
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task Staff_are_asked_for_a_second_step_after_the_password()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/ca/sign-in");
        await guest.SendAsync("/ca/sign-in", ("email", "agent3@staff.demo.example"), ("password", "demonstration only"));
        Assert.Equal("/ca/sign-in/second-step", guest.Address);
        await guest.SendAsync("/second-step", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        var code = guest.Page.QuerySelectorAll("main code").Single().TextContent;
        await guest.SendAsync("/second-step", ("code", code));
        Assert.Equal("/ca/agents", guest.Address);
        using var again = new HttpBrowser(await portal.AddressAsync());
        await again.OpenAsync("/ca/sign-in");
        await again.SendAsync("/ca/sign-in", ("email", "agent3@staff.demo.example"), ("password", "demonstration only"));
        await again.SendAsync("/second-step", ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsAsync("Editor");
        var cookie = guest.CookieOf("session")!;
        await guest.OpenAsync("/en/sign-out");
        await guest.SendAsync("/en/sign-out");
        Assert.Contains("You are signed out", guest.Main, StringComparison.Ordinal);
        using var thief = new HttpBrowser(await portal.AddressAsync());
        thief.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        await thief.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", thief.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_does_nothing_and_loses_nothing()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/ru/sign-in");
        await guest.SendAsync(
            "/ru/sign-in",
            ("form-token", "forged"),
            ("email", "editor@staff.demo.example"),
            ("password", "demonstration only")
        );
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Equal("editor@staff.demo.example", guest.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Null(guest.CookieOf("session"));
    }

    [Theory]
    [InlineData("", "", 2)]
    [InlineData("no address", "x", 1)]
    [InlineData("a@b", "x", 1)]
    [InlineData("name@example.com\r\nBcc: other@example.com", "x", 1)]
    [InlineData("\u202Ename@example.com", "x", 1)]
    [InlineData("<b>name</b>@example.com", "x", 1)]
    public async Task What_is_no_address_is_told_at_the_field(string email, string password, int errors)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/es/sign-in");
        await guest.SendAsync("/es/sign-in", ("email", email), ("password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(errors, guest.Page.QuerySelectorAll("#errors li a").Length);
        Assert.Equal("true", guest.Page.QuerySelector("#email")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_customer_signs_in_and_sees_pages_that_nobody_keeps()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsCustomerAsync(1002, "de");
        foreach (var address in new[] { "/de/account", "/de", "/de/search?q=router" })
        {
            await guest.OpenAsync(address);
            Assert.Equal("no-store", guest.Answer.Headers.CacheControl?.ToString());
            Assert.NotNull(guest.Page.QuerySelector("header a.account[href='/de/account']"));
        }

        using var other = new HttpBrowser(await portal.AddressAsync());
        await other.OpenAsync("/de");
        Assert.NotNull(other.Page.QuerySelector("header a.account[href='/de/sign-in']"));
    }
}
