using System.Net;

namespace Portal.Tests.Identity.PasswordReset;

public abstract partial class ResetJourneyTests
{
    [Fact]
    public async Task Eight_digits_to_the_second_address_are_good_in_the_browser_that_asked_and_for_five_guesses()
    {
        var person = await portal.AddAsync(p => p.SecondEmail = $"second-{p.Email}");
        using var guest = portal.Guest();
        await guest.AskForCodeAsync(person.Email);
        var digits = Digits().Match((await portal.MailAsync(person.SecondEmail!)).Text).Value;
        using (var other = portal.Guest())
        {
            await other.OpenAsync("/en/reset-password/code");
            await other.SendCodeAsync("/code", digits);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        }

        for (var n = 0; n < 5; n++)
            await guest.SendCodeAsync("/code", "1234");
        await guest.SendCodeAsync("/code", digits);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.AskForCodeAsync(person.Email);
        await guest.SendCodeAsync("/code", Digits().Match((await portal.MailAsync(person.SecondEmail!, 2)).Text).Value);
        await guest.SetPasswordAsync();
        Assert.Equal(Done, guest.Address);
        Assert.True(await guest.SignInAsync(person.Email, ResetPortal.NewPassword));
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_and_with_its_own_address()
    {
        var person = await portal.AddAsync(null, "aaaa-bbbb-cccc-dddd", "0000-1111-2222-3333");
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/reset-password/recovery-code");
        await guest.SendAsync("/recovery-code", ("email", "nobody-at-all@example.org"), ("code", "aaaa-bbbb-cccc-dddd"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendAsync("/recovery-code", ("email", person.Email.ToUpperInvariant()), ("code", " AAAA BBBB cccc dddd "));
        await guest.SetPasswordAsync();
        Assert.Equal($"{Done}?codes=1", guest.Address);
        Assert.Contains("You have 1 left", guest.Main, StringComparison.Ordinal); // and new ones are offered
        Assert.NotNull(guest.Page.QuerySelector("main a[href='/en/account/recovery-codes']"));
        await guest.OpenAsync("/en/reset-password/recovery-code");
        await guest.SendAsync("/recovery-code", ("email", person.Email), ("code", "aaaa-bbbb-cccc-dddd"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
    }

    [Fact]
    public async Task A_reset_is_no_way_around_the_second_step()
    {
        var person = await portal.AddWithSecondStepAsync();
        using var guest = portal.Guest();
        await guest.AskForLinkAsync(person.Email);
        await guest.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)));
        Assert.Equal("/en/reset-password/second-step", guest.Address);
        await guest.SendCodeAsync("/second-step", "000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.OpenAsync("/en/reset-password/new");
        Assert.Equal("/en/reset-password/second-step", guest.Address);
        await guest.SendCodeAsync("/second-step", ResetSteps.AppCode());
        await guest.SetPasswordAsync();
        Assert.Equal(Done, guest.Address);
        Assert.False(await guest.SignInAsync(person.Email, ResetPortal.NewPassword));
        Assert.StartsWith("/en/sign-in/second-step", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_recovery_codes_are_one_proof()
    {
        var person = await portal.AddWithSecondStepAsync("aaaa-bbbb-cccc-dddd", "0000-1111-2222-3333");
        using var guest = portal.Guest();
        await guest.OpenAsync("/en/reset-password/recovery-code");
        await guest.SendAsync("/recovery-code", ("email", person.Email), ("code", "aaaa-bbbb-cccc-dddd"));
        Assert.Equal("/en/reset-password/second-step", guest.Address);
        await guest.SendCodeAsync("/second-step", "0000-1111-2222-3333");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        await guest.SendCodeAsync("/second-step", ResetSteps.AppCode());
        await guest.SetPasswordAsync();
        Assert.Equal($"{Done}?codes=1", guest.Address);
    }
}
