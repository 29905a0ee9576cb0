using System.Net;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>The sign-ins at identity servers as their owners and administrators handle them, and showing anew who one is.</summary>
[Collection(ExternalCollection.Name)]
public sealed class ExternalAccountTests(ExternalPortal home)
{
    private const string Connected = "select count(*) from external_login where person_id = @me";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InProcessPortal Portal => home.Portal;

    [Fact]
    public async Task Who_is_signed_in_connects_a_server_and_disconnects_it()
    {
        home.Reset();
        var person = await TestPerson.ArriveAsync(Portal);
        using var guest = new HttpBrowser(Portal.Address);
        await person.SignInAsync(guest);
        await ConnectAsync(guest);
        Assert.Equal("/en/account/sign-ins?done=connected", guest.Address);
        Assert.Equal(1, await person.AskAsync<int>(Connected));
        await IsToldAsync(person, "Notice.external-sign-in.connected.Subject");
        using var there = await home.ComeAsync("everyone");
        Assert.Equal("/en/account", there.Address);
        await guest.OpenAsync("/en/account/sign-ins");
        var login = guest.Page.QuerySelector("button[name=login]")!.GetAttribute("value")!;
        await guest.SendAsync("handler=disconnect", ("login", login));
        Assert.Equal("/en/account/sign-ins?done=disconnected", guest.Address);
        Assert.Equal(0, await person.AskAsync<int>(Connected));
        await there.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in?", there.Address, StringComparison.Ordinal);
        await IsToldAsync(person, "Notice.external-sign-in.disconnected.Subject");
        await guest.OpenAsync("/en/account/log");
        Assert.Contains(SiteTexts.In("en", "Activity.external-sign-in.connected"), guest.Main, StringComparison.Ordinal);
        Assert.Contains(SiteTexts.In("en", "Activity.external-sign-in.disconnected"), guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_alone_connects_nothing_whoever_is_signed_in_there()
    {
        home.Reset();
        var person = await TestPerson.ArriveAsync(Portal);
        using var guest = new HttpBrowser(Portal.Address);
        await person.SignInAsync(guest);
        await guest.OpenAsync("/en/sign-in/external/everyone?for=Connect");
        Assert.Equal("/en/account/sign-ins", guest.Address);
        await guest.OpenAsync("/en/sign-in/external/everyone?for=Connect&permit=made-up");
        Assert.Equal("/en/account/sign-ins", guest.Address);
        Assert.Equal(0, await person.AskAsync<int>(Connected));
    }

    [Fact]
    public async Task What_belongs_to_somebody_else_is_not_connected()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        var person = await TestPerson.ArriveAsync(Portal);
        using var guest = new HttpBrowser(Portal.Address);
        await person.SignInAsync(guest);
        await ConnectAsync(guest);
        Assert.Equal(("/en/sign-in/external/ended?why=taken&server=everyone", HttpStatusCode.Conflict), (guest.Address, guest.Status));
        Assert.Equal(0, await person.AskAsync<int>(Connected));
    }

    [Fact]
    public async Task The_last_way_in_stays()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        await person.DoAsync("update person set password_hash = null where id = @me");
        using var guest = await home.ComeAsync("everyone");
        await guest.OpenAsync("/en/account/sign-ins");
        var login = guest.Page.QuerySelector("button[name=login]")!.GetAttribute("value")!;
        await guest.SendAsync("handler=disconnect", ("login", login));
        Assert.Contains(SiteTexts.In("en", "SecurityMethods.LastWay"), guest.Main, StringComparison.Ordinal);
        Assert.Equal(1, await person.AskAsync<int>(Connected));
    }

    [Fact]
    public async Task Nobody_disconnects_what_is_somebody_elses()
    {
        home.Reset();
        var owner = await home.KnownAsync("everyone", home.Everyone);
        home.Everyone.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        await guest.OpenAsync("/en/account/sign-ins");
        var other = await owner.AskAsync<long>("select id from external_login where person_id = @me");
        await guest.SendAsync("handler=disconnect", ("login", $"{other}"));
        Assert.Equal(1, await owner.AskAsync<int>(Connected));
    }

    [Fact]
    public async Task Who_came_through_a_server_shows_there_who_they_are_and_is_asked_anew()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        await person.LetProofAgeAsync(TimeSpan.FromHours(1));
        await guest.OpenAsync("/en/account/passkeys");
        Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
        var way = guest.Page.QuerySelector("main a[href*='/external/everyone']")!.GetAttribute("href")!;
        await guest.OpenAsync(way);
        Assert.Equal("/en/account/passkeys", guest.Address);
        Assert.Equal(("login", "0"), (home.Everyone.Asked["prompt"], home.Everyone.Asked["max_age"]));
        Assert.Equal(0, await person.AskAsync<long>("select second_step from session where person_id = @me order by id desc limit 1"));
        home.Everyone.Token["acr"] = "urn:example:two";
        await guest.OpenAsync(way);
        Assert.Equal(1, await person.AskAsync<long>("select second_step from session where person_id = @me order by id desc limit 1"));
    }

    [Fact]
    public async Task An_old_proof_one_without_a_time_or_somebody_elses_is_no_proof()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        await person.LetProofAgeAsync(TimeSpan.FromHours(1));
        await guest.OpenAsync("/en/account/passkeys");
        var way = guest.Page.QuerySelector("main a[href*='/external/everyone']")!.GetAttribute("href")!;
        foreach (var time in new object?[] { DateTimeOffset.UtcNow.AddMinutes(-30).ToUnixTimeSeconds(), null })
        {
            home.Everyone.Token["auth_time"] = time;
            await guest.OpenAsync(way);
            Assert.Equal("/en/sign-in/external/ended?why=stale&server=everyone", guest.Address);
        }

        home.Everyone.Reset();
        await guest.OpenAsync(way);
        Assert.Equal("/en/sign-in/external/ended?why=other&server=everyone", guest.Address);
        await guest.OpenAsync("/en/account/passkeys");
        Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_by_a_password_is_not_offered_another_way_to_show_it()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = new HttpBrowser(Portal.Address);
        await person.SignInAsync(guest);
        await person.LetProofAgeAsync(TimeSpan.FromHours(1));
        await guest.OpenAsync("/en/account/passkeys");
        Assert.Null(guest.Page.QuerySelector("main a[href*='/external/']"));
        Assert.NotNull(guest.Page.QuerySelector("#password"));
    }

    [Fact]
    public async Task An_administrator_sees_the_sign_ins_of_somebody_and_removes_one()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        using var boss = new HttpBrowser(Portal.Address);
        await boss.SignInAsAsync("Administrator");
        await boss.OpenAsync($"/en/people/{person.Key}");
        var button = boss.Page.QuerySelector("button[name=login]")!;
        Assert.Contains("The everyone server", button.ParentElement!.TextContent, StringComparison.Ordinal);
        await boss.SendAsync("handler=disconnect", ("login", button.GetAttribute("value")!));
        Assert.Equal(0, await person.AskAsync<int>(Connected));
        Assert.Contains(SiteTexts.In("en", "People.Did.external-sign-in.removed"), boss.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in?", guest.Address, StringComparison.Ordinal);
        await IsToldAsync(person, "People.Mail.Disconnected");
    }

    [Fact]
    public async Task The_copy_of_somebodys_data_has_them()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        await guest.OpenAsync("/en/account/sign-ins");
        Assert.Contains("The everyone server", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync("/en/account/sessions");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Equal(1, await person.AskAsync<int>(Connected));
    }

    private Task IsToldAsync(TestPerson person, string subject) =>
        Until.TrueAsync(
            () => Task.FromResult(Portal.Mails(person.Email).Any(m => m["Subject"] == SiteTexts.In("en", subject))),
            () => $"No mail says {subject}.",
            Ct
        );

    private static async Task ConnectAsync(HttpBrowser guest)
    {
        await guest.OpenAsync("/en/account/sign-ins");
        await guest.SendAsync("handler=connect", ("server", "everyone"));
        Assert.StartsWith("/en/connect/continue?to=", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync(guest.Answer.Headers.GetValues("Refresh").Single()["0;url=".Length..]);
    }
}
