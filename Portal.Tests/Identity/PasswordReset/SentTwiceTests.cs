using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Portal.Tests.Hosting;
using Portal.Web.Identity;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>
/// What is good once is good for both of two touches of one button: the browser shows the
/// second answer, and may not have heard of the first.
/// </summary>
public abstract partial class SentTwiceTests(ResetPortal portal)
{
    private const string New = "/en/reset-password/new";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_step_sent_twice_lets_in_twice_and_nobody_else(bool isApp)
    {
        var person = await portal.AddWithSecondStepAsync("aaaa-bbbb-cccc-dddd");
        var code = isApp ? ResetSteps.AppCode() : "aaaa-bbbb-cccc-dddd";
        using var guest = portal.Guest();
        Assert.False(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        using var copy = guest.Copy();
        using var thief = portal.Guest();
        Assert.False(await thief.SignInAsync(person.Email, ResetPortal.OldPassword));
        await TwiceAsync(guest, copy, guest.Form("/second-step"), ("code", code));
        Assert.All([guest, copy], g => Assert.NotNull(g.CookieOf("session")));
        await copy.OpenAsync("/en/account");
        Assert.Equal("/en/account", copy.Address);
        await thief.SendCodeAsync("/second-step", code); // looked over a shoulder
        Assert.Equal((HttpStatusCode.UnprocessableEntity, null), (thief.Status, thief.CookieOf("session")));
        await portal.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    "update person set last_totp_at = @before where key = @Key",
                    new { person.Key, before = work.Now.AddMinutes(-2) }
                );
                await work.ExecuteAsync(
                    """
                    update recovery_code set used_at = @before
                    where used_at is not null and person_id = (select id from person where key = @Key)
                    """,
                    new { person.Key, before = work.Now.AddMinutes(-2) }
                );
            },
            Ct
        );
        using var late = guest.Copy();
        late.Cookies.GetAllCookies().Single(c => c.Name == "session").Expired = true;
        await late.OpenAsync("/en/sign-in");
        await late.SendAsync("/en/sign-in", ("email", person.Email), ("password", ResetPortal.OldPassword));
        await late.SendCodeAsync("/second-step", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
    }

    [Fact]
    public async Task Two_touches_at_once_are_one_attempt_where_a_second_would_have_to_wait()
    {
        var person = await portal.AddWithSecondStepAsync();
        using var guest = portal.Guest();
        Assert.False(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        for (var n = 0; n < 4; n++)
            await guest.SendCodeAsync("/second-step", ResetSteps.AppCode(-40 - n));
        using var copy = guest.Copy();
        var (form, code) = (guest.Form("/second-step"), ("code", ResetSteps.AppCode()));
        await Task.WhenAll(guest.SendAsync(form, code), copy.SendAsync(form, code));
        Assert.All([guest, copy], g => Assert.True(g.Address == "/en/account", $"{g.Address} {g.Status} {g.Main}"));
    }

    [Fact]
    public async Task Wrong_digits_of_a_mail_touched_twice_are_one_of_five_guesses()
    {
        var person = await portal.AddAsync(p => p.SecondEmail = $"second-{p.Email}");
        using var guest = portal.Guest();
        await guest.AskForCodeAsync(person.Email);
        var digits = Digits().Match((await portal.MailAsync(person.SecondEmail!)).Text).Value;
        for (var n = 0; n < 4; n++)
        {
            var form = guest.Form("/code");
            using var copy = guest.Copy();
            var wrong = ("code", digits[..^1] + (char)('0' + ((digits[^1] - '0' + 1 + n) % 10)));
            await Task.WhenAll(guest.SendAsync(form, wrong), copy.SendAsync(form, wrong));
            Assert.All([guest, copy], g => Assert.Equal(HttpStatusCode.UnprocessableEntity, g.Status));
        }

        await guest.SendCodeAsync("/code", digits);
        Assert.Equal(New, guest.Address);
    }

    [Fact]
    public async Task A_password_sent_again_after_it_was_taken_leads_on()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/sign-in");
        var form = guest.Form("/en/sign-in");
        for (var touch = 0; touch < 2; touch++)
        {
            await guest.SendAsync(form, ("email", person.Email), ("password", ResetPortal.OldPassword));
            Assert.Equal(("/en/account", HttpStatusCode.OK), (guest.Address, guest.Status));
        }
    }

    [Fact]
    public async Task The_digits_of_a_mail_sent_twice_lead_on_twice()
    {
        var person = await portal.AddAsync(p => p.SecondEmail = $"second-{p.Email}");
        using var guest = portal.Guest();
        await guest.AskForCodeAsync(person.Email);
        var digits = Digits().Match((await portal.MailAsync(person.SecondEmail!)).Text).Value;
        using var copy = guest.Copy();
        await TwiceAsync(guest, copy, guest.Form("/code"), ("code", digits));
        await EitherSetsAPasswordAsync(guest, copy);
    }

    [Fact]
    public async Task A_second_step_on_the_way_to_a_new_password_sent_twice_leads_on_twice()
    {
        var person = await portal.AddWithSecondStepAsync();
        using var guest = portal.Guest();
        await guest.AskForLinkAsync(person.Email);
        await guest.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)));
        using var copy = guest.Copy();
        await TwiceAsync(guest, copy, guest.Form("/second-step"), ("code", ResetSteps.AppCode()));
        await EitherSetsAPasswordAsync(guest, copy);
        Assert.Single(await portal.AuditAsync(person), a => a == "reset.verified");
    }

    [Fact]
    public async Task A_recovery_code_on_the_way_to_a_new_password_sent_twice_leads_on_twice()
    {
        var person = await portal.AddAsync(null, "aaaa-bbbb-cccc-dddd");
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/reset-password/recovery-code");
        using var copy = guest.Copy();
        await TwiceAsync(guest, copy, guest.Form("/recovery-code"), ("email", person.Email), ("code", "aaaa-bbbb-cccc-dddd"));
        await EitherSetsAPasswordAsync(guest, copy);
    }

    [Fact]
    public async Task An_invitation_accepted_twice_by_one_form_lets_in_twice()
    {
        var (person, secret) = (await portal.AddAsync(), Secret.Create(32));
        await portal.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("update person set password_hash = null where key = @Key", new { person.Key });
                var id = await work.SingleAsync<long>("select id from person where key = @Key", new { person.Key });
                await Tokens.KeepAsync(work, new NewToken("invitation", secret, TimeSpan.FromHours(1)) { PersonId = id });
            },
            Ct
        );
        using var guest = portal.Guest();
        await guest.OpenAsync($"/en/invitation?token={secret}");
        var form = guest.Form("/invitation");
        using var copy = guest.Copy();
        await TwiceAsync(guest, copy, form, ("password", ResetPortal.NewPassword));
        foreach (var each in new[] { guest, copy, guest }) // and once more after the session has begun
        {
            await each.SendAsync(form, ("password", ResetPortal.NewPassword));
            Assert.StartsWith("/en/account/second-step", each.Address, StringComparison.Ordinal);
        }

        using var other = portal.Guest();
        await other.OpenAsync($"/en/invitation?token={secret}");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        Assert.Single(await portal.AuditAsync(person), a => a == "invitation.accepted");
    }

    private static async Task TwiceAsync(
        HttpBrowser guest,
        HttpBrowser copy,
        IHtmlFormElement form,
        params (string Name, string Value)[] typed
    )
    {
        await guest.SendAsync(form, typed);
        await copy.SendAsync(form, typed);
    }

    // Whichever answer the browser keeps, it goes on.
    private static async Task EitherSetsAPasswordAsync(HttpBrowser guest, HttpBrowser copy)
    {
        Assert.True(
            (guest.Address, copy.Address) == (New, New),
            $"{guest.Address} {guest.Status} {guest.Main}\n{copy.Address} {copy.Status} {copy.Main}"
        );
        foreach (var each in new[] { guest, copy })
        {
            await each.OpenAsync(New);
            Assert.Equal(New, each.Address);
        }

        await copy.SetPasswordAsync();
        Assert.StartsWith("/en/reset-password/done", copy.Address, StringComparison.Ordinal);
        await guest.SetPasswordAsync("another one never heard");
        Assert.Equal("/en/reset-password/expired", guest.Address);
    }

    [GeneratedRegex(@"\d{4} \d{4}")]
    private static partial Regex Digits();

    public sealed class OnSqlite(ResetPortal.OnSqlite portal) : SentTwiceTests(portal), IClassFixture<ResetPortal.OnSqlite>;

    public sealed class OnPostgres(ResetPortal.OnPostgres portal) : SentTwiceTests(portal), IClassFixture<ResetPortal.OnPostgres>;
}
