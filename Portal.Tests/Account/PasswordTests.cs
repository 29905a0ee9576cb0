using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account;

/// <summary>A new password for somebody who knows the old one.</summary>
[Collection(AccountCollection.Name)]
public sealed class PasswordTests(AccountPortal portal)
{
    private const string New = "seven quiet lanterns ahead";

    [Fact]
    public async Task The_new_password_holds_the_old_one_does_not_and_everybody_else_is_signed_out_and_told()
    {
        var email = await portal.PersonAsync();
        using var elsewhere = await portal.EnterAsync(email);
        using var here = await portal.EnterAsync(email);
        await ChangeAsync(here, AccountPortal.Password, New);
        Assert.Equal("/en/account/password?done=changed", here.Address);
        await elsewhere.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", elsewhere.Address, StringComparison.Ordinal);
        await here.OpenAsync("/en/account");
        Assert.Equal("/en/account", here.Address);
        using var late = await portal.EnterAsync(email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        using var again = await portal.EnterAsync(email, New);
        Assert.Equal("/en/account", again.Address);
        Assert.Contains("Firefox, Linux", await portal.MailAsync(email, "Your password was changed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_the_tick_away_stays_signed_in_elsewhere()
    {
        var email = await portal.PersonAsync();
        using var elsewhere = await portal.EnterAsync(email);
        using var here = await portal.EnterAsync(email);
        await ChangeAsync(here, AccountPortal.Password, New, ("others", "stay"));
        await elsewhere.OpenAsync("/en/account");
        Assert.Equal("/en/account", elsewhere.Address);
    }

    [Theory]
    [InlineData("not the old one", New, "current")]
    [InlineData("", New, "current")]
    [InlineData(AccountPortal.Password, "short", "password")]
    [InlineData(AccountPortal.Password, "", "password")]
    public async Task What_is_wrong_is_said_at_its_field_and_no_password_comes_back(string current, string password, string field)
    {
        using var guest = await portal.SomebodyAsync();
        await ChangeAsync(guest, current, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("true", guest.Page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.All(guest.Page.QuerySelectorAll("input[type=password]"), i => Assert.Null(i.GetAttribute("value")));
    }

    [Fact]
    public async Task An_old_tab_changes_nothing_and_says_so()
    {
        using var guest = await portal.SomebodyAsync();
        await guest.OpenAsync("/en/account/password");
        await guest.SendAsync("/en/account/password", ("form-token", "forged"), ("current", AccountPortal.Password), ("password", New));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.NotNull(guest.Page.QuerySelector("#errors"));
    }

    private static async Task ChangeAsync(HttpBrowser guest, string current, string password, params (string Name, string Value)[] more)
    {
        await guest.OpenAsync("/en/account/password");
        await guest.SendAsync("/en/account/password", [("current", current), ("password", password), .. more]);
    }
}
