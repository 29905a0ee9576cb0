using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>
/// Who changes what matters has shown lately who they are; what was typed meanwhile is given back to them and to nobody else.
/// </summary>
public sealed class ReauthenticationTests(SharedPortal portal)
{
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(11);

    [Theory]
    [InlineData("/en/account/passkeys")]
    [InlineData("/en/account/second-step?anew=yes")]
    [InlineData("/en/account/recovery-codes")]
    public async Task An_old_proof_leads_to_a_new_one_and_back(string address)
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync(address);
        Assert.Equal((address, HttpStatusCode.OK), (guest.Address, guest.Status));
        await person.LetProofAgeAsync(TooOld);
        await guest.OpenAsync(address);
        Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync("/sign-in/reauthenticate", ("password", "not the password at all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync("/sign-in/reauthenticate", ("password", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password));
        Assert.Equal((address, HttpStatusCode.OK), (guest.Address, guest.Status));
    }

    [Fact]
    public async Task What_was_typed_into_a_form_is_there_again_after_the_proof_and_nothing_was_changed_before()
    {
        var (guest, person) = await WithKeyAsync();
        using var _1 = guest;
        await guest.OpenAsync($"/en/account/passkeys/{person.Key}");
        await person.LetProofAgeAsync(TooOld);
        await guest.SendAsync($"/passkeys/{person.Key}", ("name", "The <b>new</b> name, ключ 🔑"));
        Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password));
        Assert.Equal($"/en/account/passkeys/{person.Key}", guest.Address);
        Assert.Equal("The <b>new</b> name, ключ 🔑", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Contains("back in the form", guest.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The old name", await person.AskAsync<string>("select name from passkey where person_id = @me"));
        await guest.SendAsync($"/passkeys/{person.Key}");
        Assert.Equal("The <b>new</b> name, ключ 🔑", await person.AskAsync<string>("select name from passkey where person_id = @me"));
        await guest.OpenAsync($"/en/account/passkeys/{person.Key}");
        Assert.Null(guest.Page.QuerySelector("[role=status]"));
        Assert.Equal(0, await person.AskAsync<int>("select count(*) from saved_form where person_id = @me"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("ru")]
    [InlineData("ca")]
    public async Task That_it_was_put_back_is_said_in_the_readers_language(string language)
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync($"/{language}/account/details");
        await person.DoAsync("update session set seen_at = @then where person_id = @me", ("then", DateTimeOffset.UtcNow.AddMinutes(-31)));
        await guest.SendAsync("/account/details", ("name", "Typed before the session was over"));
        await guest.SendAsync($"/{language}/sign-in", ("email", person.Email), ("password", TestPerson.Password));
        Assert.Equal($"/{language}/account/details", guest.Address);
        Assert.Equal("Typed before the session was over", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
        var words = new Portal.Web.Site.Texts().In(Portal.Web.Site.Language.FromCode(language), "Form.PutBack");
        Assert.Equal(words, guest.Page.QuerySelector("main [role=status]")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_into_a_form_outlives_the_session()
    {
        var (guest, person) = await WithKeyAsync();
        using var _1 = guest;
        await guest.OpenAsync($"/en/account/passkeys/{person.Key}");
        await person.DoAsync("update session set seen_at = @then where person_id = @me", ("then", DateTimeOffset.UtcNow.AddMinutes(-31)));
        await guest.SendAsync($"/passkeys/{person.Key}", ("name", "Typed for a long time"));
        Assert.StartsWith("/en/sign-in?return=", guest.Address, StringComparison.Ordinal);
        var fields = await person.AskAsync<string>("select fields from saved_form where person_id = @me");
        Assert.DoesNotContain("Typed", fields, StringComparison.Ordinal);
        await guest.SendAsync("/en/sign-in", ("email", person.Email), ("password", TestPerson.Password));
        // the password alone is weak where there is a key
        Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
        await person.DoAsync("update session set second_step = 1 where person_id = @me");
        await guest.OpenAsync($"/en/account/passkeys/{person.Key}");
        Assert.Equal("Typed for a long time", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_else_in_the_same_browser_gets_what_was_typed()
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/account/passkeys");
        await person.DoAsync("update session set seen_at = @then where person_id = @me", ("then", DateTimeOffset.UtcNow.AddMinutes(-31)));
        await guest.SendAsync("/account/passkeys", ("name", "A private name"));
        var other = await TestPerson.ArriveAsync(await portal.ProgramAsync());
        await guest.SendAsync("/en/sign-in", ("email", other.Email), ("password", TestPerson.Password));
        Assert.Equal("/en/account/passkeys", guest.Address);
        Assert.NotEqual("A private name", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_alone_changes_no_way_in_where_there_is_a_stronger_one()
    {
        var (guest, person) = await WithKeyAsync();
        using var _1 = guest;
        await person.DoAsync("update session set second_step = 0 where person_id = @me");
        foreach (var page in new[] { "passkeys", "second-step", "recovery-codes", $"passkeys/{person.Key}" })
        {
            await guest.OpenAsync($"/en/account/{page}");
            Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
            await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
            await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password), ("code", "0000-0000-0000-0000"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
            await guest.OpenAsync($"/en/sign-in/reauthenticate?return=%2Fen%2Faccount%2F{page}"); // as if the password were enough
            await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password));
            Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_second_step_is_asked_for_in_a_proof_too_and_makes_the_session_strong()
    {
        var (guest, person) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/account/second-step");
        var app = AuthenticatorApp.Reading(guest);
        await guest.SendAsync("/account/second-step", ("code", app.CodeAt(AuthenticatorApp.Step - 1)));
        await person.LetProofAgeAsync(TooOld);
        await person.DoAsync("update session set second_step = 0 where person_id = @me");
        await guest.OpenAsync("/en/account/recovery-codes");
        await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password), ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync(
            "/sign-in/reauthenticate",
            ("password", TestPerson.Password),
            ("code", app.CodeAt(AuthenticatorApp.Step + 1))
        );
        Assert.Equal("/en/account/recovery-codes", guest.Address);
    }

    [Fact]
    public async Task The_way_on_leads_nowhere_else()
    {
        var (guest, _) = await ArriveAsync();
        using var _1 = guest;
        await guest.OpenAsync("/en/sign-in/reauthenticate?return=https%3A%2F%2Fevil.example%2F");
        await guest.SendAsync("/sign-in/reauthenticate", ("password", TestPerson.Password));
        Assert.Equal("/en/account", guest.Address);
    }

    // A session as strong as one begun with the key that was added.
    private async Task<(HttpBrowser Guest, TestPerson Person)> WithKeyAsync()
    {
        var (guest, person) = await ArriveAsync();
        await person.HoldKeyAsync();
        return (guest, person);
    }

    private async Task<(HttpBrowser Guest, TestPerson Person)> ArriveAsync()
    {
        var person = await TestPerson.ArriveAsync(await portal.ProgramAsync());
        var guest = new HttpBrowser(await portal.AddressAsync());
        await person.SignInAsync(guest);
        Assert.Equal("/en/account", guest.Address);
        return (guest, person);
    }
}
