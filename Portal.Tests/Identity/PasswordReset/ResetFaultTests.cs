using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>What people and thieves send who are not on the way they were shown.</summary>
public sealed class ResetFaultTests(SharedPortal portal)
{
    public static TheoryData<string> Forged =>
        [
            "x",
            "..%2F..%2Fen",
            new string('A', 43),
            new string('A', 44),
            new string('A', 5000),
            "%F0%9F%98%80",
            "%E2%80%AE",
            "%0D%0ASet-Cookie:a=b",
            "%3Cscript%3E",
            "%00",
        ];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_link_leads_to_the_one_page_that_says_how_to_ask_anew(string secret)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        foreach (var kind in new[] { "link", "not-me/link" })
        {
            await guest.OpenAsync($"/ru/reset-password/{kind}/{secret}");
            Assert.True(
                guest.Address == "/ru/reset-password/expired" || guest.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest,
                $"{(int)guest.Status} {guest.Address}"
            );
            Assert.DoesNotContain(guest.Cookies.GetAllCookies(), c => c.Name == "a");
        }
    }

    [Theory]
    [InlineData("new")]
    [InlineData("second-step")]
    [InlineData("not-me")]
    public async Task A_step_without_the_one_before_it_leads_to_the_page_that_says_how_to_ask_anew(string step)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync($"/pt/reset-password/{step}");
        Assert.Equal(("/pt/reset-password/expired", HttpStatusCode.OK), (guest.Address, guest.Status));
    }

    [Theory]
    [InlineData("reset-password", "email", "")]
    [InlineData("reset-password", "email", "no address")]
    [InlineData("reset-password", "email", "name@example.com\r\nBcc: other@example.com")]
    [InlineData("reset-password", "email", "\u202Ename@example.com")]
    [InlineData("reset-password", "email", "<b>name</b>@example.com")]
    [InlineData("reset-password/second-address", "email", "😀")]
    [InlineData("reset-password/code", "code", "")]
    [InlineData("reset-password/code", "code", "😀😀😀😀😀😀😀😀")]
    [InlineData("reset-password/code", "code", "12345678901234567890123456789012345678901234567890")]
    [InlineData("reset-password/recovery-code", "code", "")]
    [InlineData("reset-password/printed-code", "code", "\u202E<b>0000</b>")]
    [InlineData("reset-password/printed-code", "code", "шшшш-шшшш-шшшш-шшшш")]
    [InlineData("reset-password/printed-code", "code", "\a\a\a\a")]
    public async Task What_cannot_be_used_is_told_at_the_field(string page, string field, string typed)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync($"/de/{page}");
        await guest.SendAsync($"/de/{page}", (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Contains(guest.Page.QuerySelectorAll("#errors li a"), a => a.GetAttribute("href") == $"#{field}");
    }

    [Fact]
    public async Task A_form_from_another_site_does_nothing()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/es/reset-password");
        await guest.SendAsync("/reset-password", ("form-token", "forged"), ("email", "somebody@example.org"));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Equal("somebody@example.org", guest.Page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("fr, ca;q=0.8", "/ca/reset-password")]
    [InlineData("xx", "/en/reset-password")]
    public async Task Password_managers_find_the_page_in_the_language_of_the_reader(string languages, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/change-password");
        request.Headers.AcceptLanguage.ParseAdd(languages);
        using var answer = await portal.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Found, address), (answer.StatusCode, answer.Headers.Location!.ToString()));
        using var page = await portal.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("Editor", HttpStatusCode.NotFound)]
    [InlineData("Agent3", HttpStatusCode.OK)]
    [InlineData("Supervisor", HttpStatusCode.OK)]
    public async Task Codes_on_paper_are_made_by_the_help_desk_alone(string role, HttpStatusCode status)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/people/printed-code");
        Assert.StartsWith("/en/sign-in", guest.Address, StringComparison.Ordinal);
        await guest.SignInAsAsync(role);
        await guest.OpenAsync("/en/people/printed-code");
        Assert.Equal(status, guest.Status);
    }

    [Theory]
    [InlineData("administrator@staff.demo.example")]
    [InlineData("nobody-at-all@example.org")]
    [InlineData("KD 0000 0000")]
    [InlineData("'; drop table person; --")]
    [InlineData("😀")]
    public async Task Neither_staff_nor_nobody_is_given_a_code_on_paper(string who)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.SignInAsAsync("Agent2");
        await guest.OpenAsync($"/en/people/printed-code?recipient={Uri.EscapeDataString(who)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Null(guest.Page.QuerySelector("[name=draft]"));
    }
}
