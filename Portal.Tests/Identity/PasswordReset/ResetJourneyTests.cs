using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>All ways to a new password, from the first page to the next sign-in, on each database.</summary>
public abstract partial class ResetJourneyTests(ResetPortal portal)
{
    private const string Expired = "/en/reset-password/expired";
    private const string Done = "/en/reset-password/done";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_sets_a_new_password_once_ends_every_session_and_tells_both_mailboxes()
    {
        var person = await portal.AddAsync(p => p.SecondEmail = $"second-{p.Email}");
        using var signedIn = portal.Guest();
        Assert.True(await signedIn.SignInAsync(person.Email, ResetPortal.OldPassword));
        using var guest = portal.Guest("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await guest.AskForLinkAsync(person.Email);
        var link = portal.LinkIn(await portal.MailAsync(person.Email));
        using (var scanner = portal.Guest())
            await scanner.OpenAsync(link); // a program that checks mails
        await guest.OpenAsync(link);
        await guest.SetPasswordAsync("short");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Single(guest.Page.QuerySelectorAll("#errors li a[href='#password']"));
        await guest.SetPasswordAsync();
        Assert.Equal((Done, null), (guest.Address, guest.CookieOf("session")));
        await signedIn.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", signedIn.Address, StringComparison.Ordinal);
        Assert.Contains("Firefox, Linux", (await portal.MailAsync(person.Email, 2)).Text, StringComparison.Ordinal);
        Assert.Contains("127.0.0.x", (await portal.MailAsync(person.SecondEmail!)).Text, StringComparison.Ordinal);
        Assert.False(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        Assert.True(await guest.SignInAsync(person.Email, ResetPortal.NewPassword));
        await guest.OpenAsync(link);
        Assert.Equal(Expired, guest.Address);
        Assert.Contains("password.reset", await portal.AuditAsync(person));
    }

    [Fact]
    public async Task An_address_nobody_has_gets_the_same_page_and_no_mail()
    {
        var person = await portal.AddAsync();
        var pages = new List<string>();
        foreach (var email in new[] { person.Email, "nobody-at-all@example.org" })
        {
            using var guest = portal.Guest();
            await guest.AskForLinkAsync(email);
            pages.Add(guest.Page.QuerySelector("main")!.InnerHtml);
            await guest.AskForCodeAsync(email);
            pages.Add(Token().Replace(guest.Page.QuerySelector("main")!.InnerHtml, ""));
        }

        Assert.Equal((pages[0], pages[1]), (pages[2], pages[3]));
        await portal.MailAsync(person.Email);
        await portal.AnsweredAsync();
        Assert.Empty(portal.Mails("nobody-at-all@example.org"));
    }

    [Fact]
    public async Task A_link_leads_to_the_address_of_the_settings_and_an_address_without_mail_holds_nobody_up()
    {
        var unreachable = await portal.AddAsync(p => p.Email = $"häuser-{p.Key.ToLowerInvariant()}@example.org");
        var person = await portal.AddAsync();
        using var guest = new Hosting.HttpBrowser(new Uri($"http://localhost:{portal.Program.Address.Port}"));
        await guest.AskForLinkAsync(unreachable.Email);
        await guest.AskForLinkAsync(person.Email);
        Assert.StartsWith("/en/reset-password/link/", portal.LinkIn(await portal.MailAsync(person.Email)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_link_alone_is_good_and_an_old_one_is_not()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        await guest.AskForLinkAsync(person.Email);
        var first = portal.LinkIn(await portal.MailAsync(person.Email));
        await guest.AskForLinkAsync(person.Email);
        var second = portal.LinkIn(await portal.MailAsync(person.Email, 2));
        await guest.OpenAsync(first);
        Assert.Equal(Expired, guest.Address);
        await guest.OpenAsync(second);
        Assert.Equal("/en/reset-password/new", guest.Address);
        await portal.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    update token set expires_at = created_at
                    where purpose = 'reset.link' and person_id = (select id from person where key = @Key)
                    """,
                    new { person.Key }
                ),
            Ct
        );
        await guest.SetPasswordAsync();
        Assert.Equal(Expired, guest.Address);
        Assert.True(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
    }

    [Fact]
    public async Task A_secret_opens_no_other_door_than_its_own_and_is_good_for_that_one_afterwards()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        await guest.AskForLinkAsync(person.Email);
        var link = portal.LinkIn(await portal.MailAsync(person.Email));
        var secret = link.Split('/')[^1];
        foreach (
            var other in new[]
            {
                $"/en/reset-password/not-me/link/{secret}",
                $"/en/sign-up/link?token={secret}",
                $"/en/invitation?token={secret}",
                $"/en/first-administrator?token={secret}",
                $"/en/account/addresses/confirm?token={secret}",
                $"/en/account/addresses/undo?token={secret}",
            }
        )
        {
            await guest.OpenAsync(other);
            Assert.True(
                guest.Status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Gone,
                $"{other}: {(int)guest.Status}"
            );
            Assert.Empty(
                guest.Page.QuerySelectorAll("main form[action*=not-me], main form[action*=addresses], main form input[type=password]")
            );
            Assert.Null(guest.CookieOf("session"));
        }

        await guest.OpenAsync("/en/reset-password/printed-code");
        await guest.SendCodeAsync("/printed-code", secret);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.OpenAsync(link);
        await guest.SetPasswordAsync();
        Assert.Equal(Done, guest.Address);
    }

    [Fact]
    public async Task A_button_touched_twice_has_one_effect()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        await guest.AskForLinkAsync(person.Email);
        await guest.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)));
        var held = guest.CookieOf("reset")!.Value;
        using var other = portal.Guest();
        foreach (System.Net.Cookie cookie in guest.Cookies.GetAllCookies())
            other.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        await other.OpenAsync("/en/reset-password/new");
        await Task.WhenAll(guest.SetPasswordAsync(), other.SetPasswordAsync());
        Assert.Equal((Done, Done), (guest.Address, other.Address));
        Assert.Single(await portal.AuditAsync(person), a => a == "password.reset");
        Assert.DoesNotContain(held.Split(':', '%')[^1], await portal.Database.ListAsync<string>("select hash from token", ct: Ct));
    }

    [Theory]
    [InlineData("10", false)]
    [InlineData("-1", false)]
    [InlineData("many<b>", false)]
    [InlineData("0", true)]
    [InlineData("3", true)]
    public async Task What_is_said_of_codes_cannot_be_made_up_in_the_address(string codes, bool said)
    {
        using var guest = portal.Guest();
        await guest.OpenAsync($"{Done}?codes={Uri.EscapeDataString(codes)}");
        Assert.Equal(said, guest.Page.QuerySelector("main a[href='/en/account/recovery-codes']") is not null);
    }

    [Fact]
    public async Task Who_looks_for_another_password_than_this_one_is_led_to_the_page_that_tells_them_apart()
    {
        using var guest = portal.Guest();
        await guest.OpenAsync("/ru/reset-password");
        await guest.OpenAsync(guest.Page.QuerySelector("main a[href='/ru/account/passwords']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
    }

    [Fact]
    public async Task This_was_not_me_locks_the_account_after_a_button_and_not_before()
    {
        var person = await portal.AddAsync(p => p.Language = "de");
        using var thief = portal.Guest();
        await thief.AskForLinkAsync(person.Email);
        await thief.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)).Replace("/de/", "/en/", StringComparison.Ordinal));
        await thief.SetPasswordAsync();
        Assert.True(await thief.SignInAsync(person.Email, ResetPortal.NewPassword));
        var notMe = portal.LinkIn(await portal.MailAsync(person.Email, 2));
        using var owner = portal.Guest();
        await owner.OpenAsync(notMe);
        Assert.Equal("/de/reset-password/not-me", owner.Address);
        await thief.OpenAsync("/en/account");
        Assert.Equal("/en/account", thief.Address);
        var form = owner.Form("/not-me");
        await owner.SendAsync(form);
        Assert.Equal("/de/reset-password/locked", owner.Address);
        await owner.SendAsync(form);
        Assert.Equal("/de/reset-password/locked", owner.Address);
        await thief.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", thief.Address, StringComparison.Ordinal);
        Assert.False(await thief.SignInAsync(person.Email, ResetPortal.NewPassword));
        Assert.Contains("locked", thief.Main, StringComparison.Ordinal);
        await portal.MailAsync(person.Email, 3);
        await thief.AskForLinkAsync(person.Email);
        Assert.DoesNotContain("/link/", (await portal.MailAsync(person.Email, 4)).Text, StringComparison.Ordinal);
        Assert.Single(await portal.AuditAsync(person), a => a == "person.locked");
    }

    [Fact]
    public async Task A_code_on_paper_is_made_by_the_help_desk_and_is_good_once()
    {
        var person = await portal.AddAsync(p =>
            (p.CustomerNumber, p.Language) = ($"KD{p.Key.GetHashCode(StringComparison.Ordinal) & 0xfffffff}", "ca")
        );
        using var agent = portal.Guest();
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/people/printed-code?recipient={person.CustomerNumber!.ToLowerInvariant()}");
        await agent.SendAsync(Confirm());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
        var form = Confirm();
        await agent.SendAsync(form, ("checked", "yes"));
        await agent.SendAsync(form, ("checked", "yes")); // touched twice
        Assert.Equal("/en/people/printed-code/letter", agent.Address);
        Assert.Single(await portal.AuditAsync(person), a => a == "printed-code.created");
        var code = agent.Page.QuerySelector("[lang=ca] .code")!.TextContent;
        Assert.DoesNotContain(code, (await portal.MailAsync(person.Email)).Text, StringComparison.Ordinal);
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/reset-password/printed-code");
        await guest.SendCodeAsync("/printed-code", "0000-0000-0000-0000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendCodeAsync("/printed-code", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status); // who did not ask for it has a day to say so
        Assert.Contains("does not work before", guest.Main, StringComparison.Ordinal);
        await portal.LetLettersArriveAsync(person);
        await guest.SendCodeAsync("/printed-code", code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));
        await guest.SetPasswordAsync();
        Assert.Equal(Done, guest.Address);
        await guest.OpenAsync("/en/reset-password/printed-code");
        await guest.SendCodeAsync("/printed-code", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);

        AngleSharp.Html.Dom.IHtmlFormElement Confirm() => agent.Page.Forms.Single(f => f.QuerySelector("[name=draft]") is not null);
    }

    [GeneratedRegex("<input[^>]+(?:form-token|value=)[^>]*>")]
    private static partial Regex Token();

    [GeneratedRegex(@"\d{4} \d{4}")]
    private static partial Regex Digits();

    public sealed class OnSqlite(ResetPortal.OnSqlite portal) : ResetJourneyTests(portal), IClassFixture<ResetPortal.OnSqlite>;

    public sealed class OnPostgres(ResetPortal.OnPostgres portal) : ResetJourneyTests(portal), IClassFixture<ResetPortal.OnPostgres>;
}
