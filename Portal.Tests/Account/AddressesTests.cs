using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account;

/// <summary>Addresses change when the new one is confirmed, and the old one has the last word for three days.</summary>
[Collection(AccountCollection.Name)]
public sealed class AddressesTests(AccountPortal portal)
{
    [Fact]
    public async Task A_new_main_address_counts_once_it_is_confirmed_and_the_old_one_takes_it_back()
    {
        var (old, next) = (await portal.PersonAsync(), $"new{Guid.NewGuid():N}@example.org");
        using var guest = await portal.EnterAsync(old);
        await AskAsync(guest, "main", next);
        Assert.Contains(next, guest.Main, StringComparison.Ordinal);
        Assert.Equal(old, await portal.AskAsync("select email from person where email = $old", ("$old", old)));

        using var reader = new HttpBrowser(portal.Program.Address);
        var link = AccountPortal.LinkIn(await portal.MailAsync(next, "Confirm this address"), "confirm?token=");
        await reader.OpenAsync(link);
        Assert.Equal("/en/account/addresses/confirm", reader.Address);
        await reader.SendAsync("addresses/confirm");
        Assert.EndsWith("?done=changed", reader.Address, StringComparison.Ordinal);
        Assert.Equal(next, await portal.AskAsync("select email_key from person where email = $next", ("$next", next)));
        await guest.OpenAsync("/en/account");
        Assert.Contains(next, guest.Main, StringComparison.Ordinal);

        using var late = new HttpBrowser(portal.Program.Address);
        await late.OpenAsync(link);
        Assert.Empty(late.Page.QuerySelectorAll("main form"));

        using var owner = new HttpBrowser(portal.Program.Address);
        await owner.OpenAsync(AccountPortal.LinkIn(await portal.MailAsync(old, "undo this"), "undo?token="));
        await owner.SendAsync("addresses/undo");
        Assert.EndsWith("?done=undone", owner.Address, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", guest.Address, StringComparison.Ordinal);
        using var back = await portal.EnterAsync(old);
        await AskAsync(back, "main", next);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Contains("three days", back.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_mailed_to_the_old_address_sets_no_password_any_more()
    {
        var (old, next) = (await portal.PersonAsync(), $"new{Guid.NewGuid():N}@example.org");
        using var thief = new HttpBrowser(portal.Program.Address); // reads the old mailbox
        await thief.OpenAsync("/en/reset-password");
        await thief.SendAsync("/reset-password", ("email", old));
        var link = AccountPortal.LinkIn(await portal.MailAsync(old, "/reset-password/link/"), "/reset-password/link/");
        using var owner = await portal.EnterAsync(old);
        await AskAsync(owner, "main", next);
        await owner.OpenAsync(AccountPortal.LinkIn(await portal.MailAsync(next, "Confirm this address"), "confirm?token="));
        await owner.SendAsync("addresses/confirm");
        await thief.OpenAsync(link);
        Assert.Equal("/en/reset-password/expired", thief.Address);
    }

    [Fact]
    public async Task A_thief_who_changes_the_address_twice_does_not_shut_the_owner_out()
    {
        var (old, first, second) = (await portal.PersonAsync(), $"a{Guid.NewGuid():N}@example.org", $"b{Guid.NewGuid():N}@example.org");
        using var thief = await portal.EnterAsync(old);
        foreach (var next in new[] { first, second })
        {
            await AskAsync(thief, "main", next);
            await thief.OpenAsync(AccountPortal.LinkIn(await portal.MailAsync(next, "Confirm this address"), "confirm?token="));
            await thief.SendAsync("addresses/confirm");
        }

        using var owner = new HttpBrowser(portal.Program.Address);
        await owner.OpenAsync(AccountPortal.LinkIn(await portal.MailAsync(old, "undo this"), "undo?token="));
        await owner.SendAsync("addresses/undo");
        Assert.Equal("1", await portal.AskAsync("select count(*) from person where email = $old", ("$old", old)));
        using var again = new HttpBrowser(portal.Program.Address);
        await again.OpenAsync(AccountPortal.LinkIn(await portal.MailAsync(first, "undo this"), "undo?token="));
        Assert.Empty(again.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task An_address_of_another_account_gets_the_same_answer_and_no_link()
    {
        var taken = await portal.PersonAsync();
        using var guest = await portal.SomebodyAsync();
        await AskAsync(guest, "main", taken);
        Assert.Equal("/en/account/addresses?done=asked", guest.Address);
        Assert.DoesNotContain("confirm?token=", await portal.MailAsync(taken, "already belongs to yours"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_address_is_added_and_removed()
    {
        var (email, second) = (await portal.PersonAsync(), $"second{Guid.NewGuid():N}@example.org");
        using var guest = await portal.EnterAsync(email);
        await AskAsync(guest, "second", second);
        await guest.OpenAsync(AccountPortal.LinkIn(await portal.MailAsync(second, "Confirm this address"), "confirm?token="));
        await guest.SendAsync("addresses/confirm");
        await guest.OpenAsync("/en/account/addresses/change?which=second");
        await guest.SendAsync("handler=remove");
        Assert.EndsWith("?done=removed", guest.Address, StringComparison.Ordinal);
        await portal.MailAsync(second, "no longer has a second address");
        await guest.OpenAsync("/en/account");
        Assert.DoesNotContain(second, guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_shown_for_long_who_they_are_shows_it_first()
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        await portal.LetProofsAgeAsync(email);
        foreach (var page in new[] { "addresses/change?which=main", "data", "deletion/confirm", "customer-number" })
        {
            await guest.OpenAsync($"/en/account/{page}");
            Assert.StartsWith("/en/sign-in/reauthenticate?return=%2Fen%2Faccount%2F", guest.Address, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("addresses/change", "which=main&email=no-address")]
    [InlineData("customer-number", "number=&code=")]
    [InlineData("passkeys", "name=")]
    public async Task A_form_that_breaks_a_rule_shows_nothing_before_that(string page, string form)
    {
        var email = await portal.PersonAsync();
        using var guest = await portal.EnterAsync(email);
        await guest.OpenAsync($"/en/account/{page}?which=main");
        var sent = guest.Form($"account/{page}");
        await portal.LetProofsAgeAsync(email);
        (string, string)[] fields = [.. form.Split('&').Select(f => f.Split('=')).Select(f => (f[0], f[1]))];
        await guest.SendAsync($"/en/account/{page}", sent, fields);
        Assert.StartsWith("/en/sign-in/reauthenticate?return=%2Fen%2Faccount%2F", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync($"/en/account/{page}", sent, [.. fields, ("form-token", "of another")]);
        Assert.StartsWith("/en/sign-in/reauthenticate?return=%2Fen%2Faccount%2F", guest.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("\u202Ea@example.org")]
    [InlineData("<b>a</b>@example.org")]
    [InlineData("emoji💥@example.org")]
    [InlineData("ü@example.org")]
    public async Task What_is_no_address_is_told_at_the_field(string email)
    {
        using var guest = await portal.SomebodyAsync();
        await AskAsync(guest, "second", email);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("true", guest.Page.QuerySelector("#email")!.GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("/en/account/addresses/confirm?token=x")]
    [InlineData("/de/account/addresses/confirm?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/ru/account/addresses/undo?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_link_leads_to_a_page_that_offers_nothing_to_press(string link)
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Empty(guest.Page.QuerySelectorAll("main form"));
        Assert.DoesNotContain("AAAA", guest.Address, StringComparison.Ordinal);
    }

    private static async Task AskAsync(HttpBrowser guest, string which, string email)
    {
        await guest.OpenAsync($"/en/account/addresses/change?which={which}");
        await guest.SendAsync("/en/account/addresses/change", ("email", email));
    }
}
