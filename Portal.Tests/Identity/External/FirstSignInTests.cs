using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>Somebody comes from an identity server for the first time.</summary>
[Collection(ExternalCollection.Name)]
public sealed class FirstSignInTests(ExternalPortal home)
{
    private const string Sent = "/en/sign-in/external/ended?why=sent&server=";

    private InProcessPortal Portal => home.Portal;

    [Fact]
    public async Task An_address_alone_connects_nobody_and_the_link_in_the_mail_does()
    {
        home.Reset();
        var person = await TestPerson.ArriveAsync(Portal);
        home.Everyone.User["email"] = person.Email.ToUpperInvariant();
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal(Sent + "everyone", guest.Address);
        Assert.Null(guest.CookieOf("session"));
        using var other = new HttpBrowser(Portal.Address);
        await other.OpenAsync(await home.LinkAsync(person.Email));
        Assert.Equal("/en/sign-in/external/link", other.Address);
        Assert.Equal(0, await person.AskAsync<long>("select count(*) from external_login where person_id = @me"));
        await FollowAsync(other);
        Assert.Equal(("/en/account", HttpStatusCode.OK), (other.Address, other.Status));
        Assert.Equal(home.Everyone.Subject, await person.AskAsync<string>("select subject from external_login where person_id = @me"));
        Assert.NotEmpty(await Portal.ButtonsAsync(person.Email, "/not-me/", TestContext.Current.CancellationToken));
        using var known = await home.ComeAsync("everyone");
        Assert.Equal("/en/account", known.Address);
        await other.OpenAsync("/en/sign-in/external/link");
        Assert.Equal(HttpStatusCode.Gone, other.Status);
    }

    [Fact]
    public async Task A_link_for_somebody_elses_sign_in_connects_nothing()
    {
        home.Reset();
        var victim = await TestPerson.ArriveAsync(Portal);
        home.Everyone.User["email"] = victim.Email; // a server that lets people call themselves so
        using var attacker = await home.ComeAsync("everyone");
        var link = await home.LinkAsync(victim.Email);
        home.Everyone.Reset(); // the victim, who has a sign-in of their own there, presses the button
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync(link);
        await FollowAsync(guest);
        Assert.Equal("/en/sign-in/external/ended?why=other&server=everyone", guest.Address);
        Assert.Equal(0, await victim.AskAsync<long>("select count(*) from external_login where person_id = @me"));
    }

    [Fact]
    public async Task Whether_there_is_an_account_shows_in_the_mailbox_and_nowhere_else()
    {
        home.Reset();
        var person = await TestPerson.ArriveAsync(Portal);
        home.Everyone.User["email"] = person.Email;
        using var known = await home.ComeAsync("everyone");
        home.Everyone.Reset();
        var nobody = (string)home.Everyone.User["email"]!;
        using var unknown = await home.ComeAsync("everyone");
        Assert.Equal((known.Address, known.Status, known.Main), (unknown.Address, unknown.Status, unknown.Main));
        await home.LinkAsync(person.Email);
        Assert.Empty(Portal.Mails(nobody));
    }

    [Fact]
    public async Task An_address_the_server_has_not_made_sure_of_is_refused()
    {
        foreach (var said in new object?[] { false, "false", null, "yes" })
        {
            home.Reset();
            var person = await TestPerson.ArriveAsync(Portal);
            (home.Everyone.User["email"], home.Everyone.User["email_verified"]) = (person.Email, said);
            using var guest = await home.ComeAsync("everyone");
            Assert.Equal("/en/sign-in/external/ended?why=unverified&server=everyone", guest.Address);
            Assert.Empty(Portal.Mails(person.Email));
        }
    }

    [Fact]
    public async Task Somebody_of_the_staff_gets_an_account_with_the_roles_of_their_groups()
    {
        home.Reset();
        (home.Staff.User["groups"], home.Staff.User["amr"]) = (new[] { "help desk" }, "mfa");
        using var guest = await home.ComeAsync("staff");
        Assert.Equal(Sent + "staff", guest.Address);
        await guest.OpenAsync(await home.LinkAsync((string)home.Staff.User["email"]!));
        await FollowAsync(guest);
        Assert.Equal("/en/agents", guest.Address);
        await guest.OpenAsync("/en/account/details");
        Assert.Contains("Somebody from there", guest.Page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_no_group_gets_no_mail_and_a_clear_page()
    {
        home.Reset();
        home.Staff.User["groups"] = "others";
        using var guest = await home.ComeAsync("staff");
        Assert.Equal("/en/sign-in/external/ended?why=role&server=staff", guest.Address);
        Assert.Empty(Portal.Mails((string)home.Staff.User["email"]!));
    }

    [Fact]
    public async Task A_customer_gets_an_account_with_the_number_the_server_names_and_none_without_one()
    {
        home.Reset();
        using var without = await home.ComeAsync("customers");
        Assert.Equal(Sent + "customers", without.Address);
        Assert.Empty(Portal.Mails((string)home.Customers.User["email"]!));
        home.Reset();
        home.Customers.User["customer"] = "no number at all";
        using var wrong = await home.ComeAsync("customers");
        Assert.Equal(without.Main, wrong.Main);
        Assert.Empty(Portal.Mails((string)home.Customers.User["email"]!));
    }

    [Fact]
    public async Task A_customer_number_belongs_to_one_account_whatever_the_server_says()
    {
        foreach (var (address, accounts) in new[] { ("/en/account", 1), ("/en/sign-in/external/ended?why=used&server=customers", 0) })
        {
            home.Reset();
            home.Customers.User["customer"] = "demo 1008"; // as people write it
            var mailbox = (string)home.Customers.User["email"]!;
            using var guest = await home.ComeAsync("customers");
            await guest.OpenAsync(await home.LinkAsync(mailbox));
            await FollowAsync(guest);
            Assert.Equal(address, guest.Address);
            var anybody = await TestPerson.ArriveAsync(Portal);
            Assert.Equal(
                accounts,
                await anybody.AskAsync<int>(
                    "select count(*) from person where email_key = @email and customer_number = 'DEMO1008'",
                    ("email", mailbox)
                )
            );
        }
    }

    [Fact]
    public async Task Who_is_staff_here_is_sent_no_link_by_the_server_of_customers()
    {
        home.Reset();
        var person = await TestPerson.ArriveAsync(Portal, "Editor");
        home.Customers.User["email"] = person.Email;
        using var guest = await home.ComeAsync("customers");
        Assert.Equal(Sent + "customers", guest.Address);
        Assert.Empty(Portal.Mails(person.Email));
    }

    [Fact]
    public async Task What_the_token_does_not_say_is_read_where_the_server_has_it_and_how_one_signed_in_is_not()
    {
        home.Reset();
        (home.Staff.User["groups"], home.Staff.User["amr"]) = (new[] { "help desk" }, "mfa");
        home.Staff.OnlyInUserInfo.UnionWith(["email", "email_verified", "groups", "amr"]);
        var person = await home.KnownAsync("staff", home.Staff);
        using var guest = await home.ComeAsync("staff");
        Assert.StartsWith("/en/account/second-step", guest.Address, StringComparison.Ordinal);
        Assert.Equal("Agent2", await person.AskAsync<string>("select role from person_role where person_id = @me"));
    }

    [Fact]
    public async Task Of_two_who_press_the_button_at_once_one_person_comes()
    {
        home.Reset();
        (home.Staff.User["groups"], home.Staff.User["amr"]) = (new[] { "help desk" }, "mfa");
        using var first = await home.ComeAsync("staff");
        var link = await home.LinkAsync((string)home.Staff.User["email"]!);
        var guests = Enumerable.Range(0, 4).Select(_ => new HttpBrowser(Portal.Address)).ToList();
        foreach (var guest in guests)
            await guest.OpenAsync(link);
        await Task.WhenAll(guests.Select(FollowAsync));
        Assert.Contains(guests, g => g.Address == "/en/agents");
        Assert.All(guests, g => Assert.NotEqual(HttpStatusCode.InternalServerError, g.Status));
        var anybody = await TestPerson.ArriveAsync(Portal);
        Assert.Equal(
            1,
            await anybody.AskAsync<long>(
                "select count(*) from person where email_key = @email",
                ("email", (string)home.Staff.User["email"]!)
            )
        );
        Assert.Equal(
            1,
            await anybody.AskAsync<long>("select count(*) from external_login where subject = @subject", ("subject", home.Staff.Subject))
        );
        guests.ForEach(g => g.Dispose());
    }

    [Fact]
    public async Task Who_was_invited_comes_in_by_the_server_instead_of_a_password()
    {
        home.Reset();
        (home.Staff.User["groups"], home.Staff.User["amr"]) = (new[] { "help desk" }, "mfa");
        using var boss = new HttpBrowser(Portal.Address);
        await boss.SignInAsAsync("Administrator");
        await boss.OpenAsync("/en/people/invite");
        var mailbox = $"invited-{Guid.NewGuid():N}@example.org";
        await boss.SendAsync("/people/invite", ("name", "A new colleague"), ("email", mailbox), ("roles", "Editor"));
        var link = (await Portal.ButtonsAsync(mailbox, "/invitation", TestContext.Current.CancellationToken))[0];
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync(link);
        await guest.OpenAsync(guest.Page.QuerySelector("main a[href*='/external/staff']")!.GetAttribute("href")!);
        Assert.Equal("/en/agents", guest.Address); // the groups say what they are
        await guest.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        using var again = await home.ComeAsync("staff");
        Assert.Equal("/en/agents", again.Address);
    }

    private static Task FollowAsync(HttpBrowser guest) =>
        guest.OpenAsync(guest.Page.QuerySelector("main a.button[href*='/external/']")!.GetAttribute("href")!);
}
