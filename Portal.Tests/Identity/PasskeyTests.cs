using System.Net;
using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>Passkeys with a real browser and an authenticator that does what a phone does.</summary>
public sealed class PasskeyTests(SharedPortal portal, Browser browser)
{
    [Fact]
    public async Task Who_adds_a_passkey_signs_in_with_it_without_a_name()
    {
        var (holder, _, person) = await EnrolledAsync();
        await using var _1 = holder;
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        Assert.Equal(
            "passkey",
            await person.AskAsync<string>("select method from session where person_id = @me and ended_at is null order by id desc limit 1")
        );
        await holder.Page.GotoAsync("/en/account/passkeys");
        Assert.Contains("Last used on", await holder.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_does_not_know_its_owner_lets_nobody_in()
    {
        var (holder, authenticator, _) = await EnrolledAsync();
        await using var _1 = holder;
        await holder.VerifyAsync(authenticator, false);
        await holder.PressAsync();
        await holder.Page.Locator("form[data-passkey] [role=alert]").WaitForAsync();
        var answer = await holder.AnswerAsync(await holder.ChallengeAsync(), "discouraged"); // a browser that does not insist
        using var copy = await holder.CopyAsync();
        await IsRefusedAsync(copy, answer);
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        var (holder, _, _) = await EnrolledAsync();
        await using var _1 = holder;
        var answer = await holder.AnswerAsync(await holder.ChallengeAsync());
        using var first = await holder.CopyAsync();
        using var second = await holder.CopyAsync();
        await first.SendAsync("/sign-in/passkey", ("credential", answer));
        Assert.Equal("/en/account", first.Address);
        await IsRefusedAsync(second, answer);
        await IsRefusedAsync(second, answer); // now without a challenge
    }

    [Fact]
    public async Task An_answer_given_to_another_site_is_refused()
    {
        var (holder, _, _) = await EnrolledAsync();
        await using var _1 = holder;
        var challenge = await holder.ChallengeAsync();
        using var copy = await holder.CopyAsync();
        await holder.Page.RouteAsync(
            "http://localhost:9/**",
            route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<title>Another site</title>" })
        );
        await holder.Page.GotoAsync("http://localhost:9/");
        await IsRefusedAsync(copy, await holder.AnswerAsync(challenge));
    }

    [Fact]
    public async Task A_key_that_was_removed_here_or_on_the_device_lets_nobody_in()
    {
        var (holder, authenticator, person) = await EnrolledAsync();
        await using var _1 = holder;
        await person.DoAsync("delete from passkey where person_id = @me");
        await holder.PressAsync();
        await holder.Page.Locator("#errors").WaitForAsync();
        Assert.EndsWith("/en/sign-in/passkey", holder.Page.Url, StringComparison.Ordinal);
        await holder.ForgetKeysAsync(authenticator);
        await holder.PressAsync();
        await holder.Page.Locator("form[data-passkey] [role=alert]").WaitForAsync();
    }

    [Fact]
    public async Task Each_of_several_keys_lets_its_owner_in_until_it_is_removed_and_the_other_sessions_end_with_it()
    {
        var (holder, phone, person) = await EnrolledAsync();
        await using var _1 = holder;
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        await holder.DisconnectAsync(phone);
        await holder.ConnectAsync();
        await holder.EnrolAsync("The key on the desk");
        await holder.SignOutAsync();
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        await holder.Page.GotoAsync("/en/account/passkeys");
        await Assertions.Expect(holder.Page.Locator(".article-list li")).ToHaveCountAsync(2);
        await person.DoAsync("update session set ended_at = null where person_id = @me");
        await holder.Page.ClickAsync("text=The phone of a test");
        await holder.Page.ClickAsync("form[action$='handler=remove'] button");
        await holder.Page.ArriveAsync("/account/passkeys?done=removed");
        await Assertions.Expect(holder.Page.Locator(".article-list li")).ToHaveCountAsync(1);
        Assert.Equal(
            1,
            await person.AskAsync<int>(
                "select count(*) from session s join person p on p.id = s.person_id where p.id = @me "
                    + "and s.security_stamp = p.security_stamp"
            )
        );
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        var (holder, _, person) = await EnrolledAsync();
        await using var _1 = holder;
        await person.DoAsync("update person set password_hash = null where id = @me");
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        await holder.Page.GotoAsync("/en/account/passkeys");
        await holder.Page.ClickAsync(".article-list a");
        await holder.Page.ClickAsync("form[action$='handler=remove'] button");
        await holder.Page.Locator("#errors").WaitForAsync();
        Assert.Equal(1, await person.AskAsync<int>("select count(*) from passkey where person_id = @me"));
    }

    [Fact]
    public async Task A_key_is_two_steps_in_one_but_a_password_beside_it_still_needs_the_second()
    {
        var (holder, _, person) = await EnrolledAsync();
        await using var _1 = holder;
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        await holder.Page.GotoAsync("/en/account/second-step");
        var app = new AuthenticatorApp((await holder.Page.InnerTextAsync(".key-letters")).Replace(" ", "", StringComparison.Ordinal));
        await holder.Page.FillAsync("#code", app.Code());
        await holder.Page.PressAsync("#code", "Enter");
        await holder.Page.ArriveAsync("/recovery-codes?first=yes");
        await holder.SignOutAsync();
        using var guest = new HttpBrowser(holder.Site);
        await person.SignInAsync(guest);
        Assert.StartsWith("/en/sign-in/second-step", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", guest.Address, StringComparison.Ordinal);
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        Assert.Equal(
            1,
            await person.AskAsync<int>(
                "select second_step from session where person_id = @me and ended_at is null order by id desc limit 1"
            )
        );
    }

    [Fact]
    public async Task Whoever_guesses_passwords_does_not_keep_the_owner_of_a_key_out()
    {
        var (holder, _, person) = await EnrolledAsync();
        await using var _1 = holder;
        using var guesser = new HttpBrowser(holder.Site);
        for (var i = 0; i < 8; i++)
        {
            await guesser.OpenAsync("/en/sign-in");
            await guesser.SendAsync("/en/sign-in", ("email", person.Email), ("password", "a guess at a password"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, guesser.Status);
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
    }

    [Fact]
    public async Task An_old_proof_is_renewed_with_a_key()
    {
        var (holder, _, person) = await EnrolledAsync();
        await using var _1 = holder;
        await holder.SignInWithPasswordAsync(person);
        await holder.Page.GotoAsync("/en/account/recovery-codes"); // the password is fresh but weak
        await holder.Page.ClickAsync("form[data-passkey] button");
        await holder.Page.ArriveAsync("/en/account/recovery-codes");
    }

    [Fact]
    public async Task A_key_is_suggested_at_the_field_for_the_address()
    {
        var (holder, _, _) = await EnrolledAsync(suggestions: true);
        await using var _1 = holder;
        await holder.Page.GotoAsync("/en/sign-in");
        await holder.Page.ArriveAsync("/en/account"); // this authenticator chooses the first key it is offered
    }

    [Fact]
    public async Task A_key_whose_counter_was_set_back_and_that_may_now_be_copied_still_lets_its_owner_in_who_can_read_of_it()
    {
        var (holder, authenticator, person) = await EnrolledAsync();
        await using var _1 = holder;
        await person.DoAsync("update passkey set sign_count = 100000 where person_id = @me");
        await holder.LetKeysBeCopiedAsync(authenticator);
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        await holder.Page.GotoAsync("/en/account/log");
        var log = await holder.Page.InnerTextAsync("main");
        Assert.Contains("counter had gone back", log, StringComparison.Ordinal);
        Assert.Contains("can now be copied to other devices", log, StringComparison.Ordinal);
        Assert.Equal(1, await person.AskAsync<int>("select backup_eligible from passkey where person_id = @me"));
        await holder.SignOutAsync();
        await holder.PressAsync();
        await holder.Page.ArriveAsync("/en/account");
        Assert.Equal(
            2,
            await person.AskAsync<int>(
                """
                select count(*) from audit a join person p on a.target = 'person:' || p.key
                where p.id = @me and a.action like 'passkey.%-changed'
                """
            )
        );
    }

    [Fact]
    public async Task The_key_of_a_locked_account_is_told_so()
    {
        var (holder, _, person) = await EnrolledAsync();
        await using var _1 = holder;
        await person.DoAsync(
            "update person set locked_at = @now, lock_reason = 'administrator' where id = @me",
            ("now", DateTimeOffset.UtcNow)
        );
        await holder.PressAsync();
        await holder.Page.Locator("#errors").WaitForAsync();
        Assert.Contains("locked", await holder.Page.InnerTextAsync("#errors"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData(
        """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{}"""
            + ""","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"}}"""
    )]
    public async Task What_is_no_answer_is_refused_with_or_without_a_challenge(string answer)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/de/sign-in");
        await IsRefusedAsync(guest, answer);
        await guest.OpenAsync("/de/sign-in");
        await guest.SendAsync(guest.Form("/sign-in/passkey"), ("credential", answer)); // no challenge is pending
        await guest.OpenAsync("/de/sign-in");
        guest.Form("/sign-in/passkey").SetAttribute("action", "/de/sign-in/passkey?handler=options");
        await guest.SendAsync("handler=options");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        await guest.OpenAsync("/de/sign-in");
        await IsRefusedAsync(guest, answer);
    }

    [Fact]
    public async Task A_challenge_is_not_given_to_another_site()
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        await guest.OpenAsync("/en/sign-in");
        guest.Form("/sign-in/passkey").SetAttribute("action", "/en/sign-in/passkey?handler=options");
        await guest.SendAsync("handler=options", ("form-token", "forged"));
        Assert.Equal(HttpStatusCode.BadRequest, guest.Status);
        Assert.Null(guest.CookieOf("second-step"));
    }

    private static async Task IsRefusedAsync(HttpBrowser guest, string answer)
    {
        await guest.SendAsync("/sign-in/passkey", ("credential", answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.NotNull(guest.Page.QuerySelector("#errors"));
        Assert.Null(guest.CookieOf("session"));
    }

    // Signed out, with one key.
    private async Task<(VirtualAuthenticator Holder, string Authenticator, TestPerson Person)> EnrolledAsync(bool suggestions = false)
    {
        var person = await TestPerson.ArriveAsync(await portal.ProgramAsync());
        var holder = await VirtualAuthenticator.AtAsync(browser, portal, suggestions);
        var authenticator = await holder.ConnectAsync();
        await holder.SignInWithPasswordAsync(person);
        await holder.EnrolAsync("The phone of a test");
        Assert.Equal(1, await holder.KeysAsync(authenticator));
        await holder.SignOutAsync();
        return (holder, authenticator, person);
    }
}
