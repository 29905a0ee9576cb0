using System.Net;
using Portal.Tests.Hosting;
using Portal.Tests.Identity.PasswordReset;
using Portal.Web.Identity;
using Portal.Web.Identity.SecondSteps;

namespace Portal.Tests.Identity;

/// <summary>Guessing from as many networks as somebody likes: the account counts, its owner is told and is not kept out.</summary>
public sealed class GuessingTests(LimitedPortal portal) : IClassFixture<LimitedPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Codes_are_guessed_ten_times_from_all_networks_and_the_owner_reads_of_it_once_and_comes_in_as_always()
    {
        var (person, codes) = await WithSecondStepAsync();
        using var owner = await EnterAsync(person, codes[0]);
        using var thief = portal.Guest().MoveTo("2001:db8:100::1");
        Assert.False(await thief.SignInAsync(person.Email, ResetPortal.OldPassword));
        var guessed = 0;
        for (var n = 0; n < 16; n++)
        {
            await thief.MoveTo($"2001:db8:{n + 200:x}::1").SendCodeAsync("/second-step", $"{n:D6}");
            if (thief.Status == HttpStatusCode.UnprocessableEntity)
                guessed++;
        }

        Assert.Equal((10, HttpStatusCode.TooManyRequests), (guessed, thief.Status));
        Assert.NotNull(thief.Answer.Headers.RetryAfter);
        var mail = await WarningAsync(person, "Wrong codes for your account");
        Assert.Contains("/reset-password/not-me/link/", mail.Text, StringComparison.Ordinal);
        Assert.Single(await portal.AuditAsync(person), "second-step.guessing-detected");
        await owner.OpenAsync("/en/sign-out");
        await owner.SendAsync("/en/sign-out");
        await owner.SignInAsync(person.Email, ResetPortal.OldPassword);
        await owner.SendCodeAsync("/second-step", codes[1]);
        Assert.Equal("/en/account", owner.Address);
    }

    [Fact]
    public async Task On_the_way_to_a_new_password_codes_are_counted_too_and_apart_from_those_at_the_door()
    {
        var (person, codes) = await WithSecondStepAsync();
        using var thief = portal.Guest().MoveTo("2001:db8:300::1");
        await thief.AskForLinkAsync(person.Email);
        await thief.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)));
        var guessed = 0;
        for (var n = 0; n < 14; n++)
        {
            await thief.MoveTo($"2001:db8:{n + 400:x}::1").SendCodeAsync("/second-step", $"{n:D6}");
            if (thief.Status == HttpStatusCode.UnprocessableEntity)
                guessed++;
        }

        Assert.Equal((10, HttpStatusCode.TooManyRequests), (guessed, thief.Status));
        await WarningAsync(person, "Wrong codes for your account");
        using var owner = await EnterAsync(person, codes[0]);
    }

    [Fact]
    public async Task Passwords_are_guessed_ten_times_from_all_networks_whether_or_not_somebody_has_the_address()
    {
        var person = await portal.AddAsync();
        var answers = new List<string>();
        foreach (var email in new[] { person.Email, "nobody-at-all@example.org" })
        {
            using var guesser = portal.Guest();
            for (var n = 0; n < 13; n++)
            {
                await guesser.MoveTo($"198.51.{email.Length}.{n}").SignInAsync(email, $"not the password {n}");
                answers.Add($"{n} {guesser.Status}");
            }
        }

        Assert.Equal(answers[..13], answers[13..]);
        Assert.Equal(["9 UnprocessableEntity", "10 TooManyRequests"], answers[9..11]);
    }

    [Fact]
    public async Task After_the_last_guess_the_account_is_closed_to_strangers_and_told_so_and_a_new_password_opens_it()
    {
        var person = await portal.AddAsync();
        await portal.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    insert into attempt (scope, subject, failures, last_attempt_at, blocked_until, expires_at)
                    values ('sign-in/all', @who, 99, @before, @before, @forget)
                    """,
                    new
                    {
                        who = Secret.Hash(person.Email),
                        before = work.Now.AddHours(-1),
                        forget = work.Now.AddDays(30),
                    }
                ),
            Ct
        );
        using var guesser = portal.Guest().MoveTo("203.0.113.9");
        await guesser.SignInAsync(person.Email, "the hundredth guess");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guesser.Status);
        await guesser.MoveTo("203.0.113.10").SignInAsync(person.Email, ResetPortal.OldPassword);
        Assert.Equal(HttpStatusCode.TooManyRequests, guesser.Status);
        Assert.Null(guesser.Answer.Headers.RetryAfter);
        Assert.Contains("A new password unblocks it", guesser.Main, StringComparison.Ordinal);
        await WarningAsync(person, "Sign-in on new devices is blocked");
        Assert.Single(await portal.AuditAsync(person), "sign-in.blocked");
        using var owner = portal.Guest().MoveTo("203.0.113.11");
        await owner.AskForLinkAsync(person.Email);
        await owner.OpenAsync(portal.LinkIn(await LinkMailAsync(person)));
        await owner.SetPasswordAsync();
        Assert.True(await owner.SignInAsync(person.Email, ResetPortal.NewPassword));
        using var elsewhere = portal.Guest().MoveTo("203.0.113.12");
        Assert.True(await elsewhere.SignInAsync(person.Email, ResetPortal.NewPassword));
    }

    [Fact]
    public async Task Who_has_just_set_a_new_password_comes_in_though_their_network_has_to_wait()
    {
        var person = await portal.AddAsync();
        using var guesser = portal.Guest().MoveTo("203.0.113.20");
        await portal.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    insert into attempt (scope, subject, failures, last_attempt_at, blocked_until, expires_at)
                    values ('sign-in/network', @who, 100, @Now, @full, @full)
                    """,
                    new
                    {
                        who = Secret.Hash("203.0.113.20"),
                        work.Now,
                        full = work.Now.AddHours(1),
                    }
                ),
            Ct
        );
        await guesser.SignInAsync("spray@example.org", "one password for all");
        Assert.Equal(HttpStatusCode.TooManyRequests, guesser.Status);
        using var owner = portal.Guest().MoveTo("203.0.113.20");
        Assert.False(await owner.SignInAsync(person.Email, ResetPortal.OldPassword));
        Assert.InRange(owner.Answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(36));
        await owner.AskForLinkAsync(person.Email);
        await owner.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)));
        await owner.SetPasswordAsync();
        Assert.True(await owner.SignInAsync(person.Email, ResetPortal.NewPassword));
    }

    private async Task<(Person Person, string[] Codes)> WithSecondStepAsync()
    {
        string[] codes = [RecoveryCodes.New(), RecoveryCodes.New()];
        return (await portal.AddWithSecondStepAsync(codes), codes);
    }

    private async Task<HttpBrowser> EnterAsync(Person person, string code)
    {
        var owner = portal.Guest().MoveTo("192.0.2.50");
        await owner.SignInAsync(person.Email, ResetPortal.OldPassword);
        await owner.SendCodeAsync("/second-step", code);
        Assert.Equal("/en/account", owner.Address);
        return owner;
    }

    private async Task<Web.Messages.MimeReader> WarningAsync(Person person, string subject)
    {
        List<Web.Messages.MimeReader> found = [];
        await Until.TrueAsync(
            () => Task.FromResult((found = [.. portal.Mails(person.Email).Where(m => m["Subject"] == subject)]).Count > 0),
            () => $"No mail says: {subject}",
            Ct
        );
        return Assert.Single(found);
    }

    private async Task<Web.Messages.MimeReader> LinkMailAsync(Person person)
    {
        Web.Messages.MimeReader? found = null;
        await Until.TrueAsync(
            () =>
                Task.FromResult(
                    (
                        found = portal
                            .Mails(person.Email)
                            .FirstOrDefault(m => m.Text.Contains("/reset-password/link/", StringComparison.Ordinal))
                    )
                        is not null
                ),
            () => "No link came.",
            Ct
        );
        return found!;
    }
}
