using System.Net;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>Somebody the portal knows comes in through the provider's own identity server.</summary>
[Collection(ExternalCollection.Name)]
public sealed class ExternalSignInTests(ExternalPortal home)
{
    private const string Roles =
        "select coalesce((select group_concat(role, ' ') from (select role from person_role where person_id = @me order by role)), '')";
    private const string Method = "select method || ' ' || second_step from session where person_id = @me order by id desc limit 1";

    private InProcessPortal Portal => home.Portal;

    [Fact]
    public async Task Who_is_known_comes_in_and_goes_on_to_where_they_were_going()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = new HttpBrowser(Portal.Address);
        await guest.OpenAsync("/de/account/sessions?from=mail");
        var way = guest.Page.QuerySelector("a[href^='/de/sign-in/external/everyone']")!;
        Assert.Equal("nofollow", way.GetAttribute("rel"));
        await guest.OpenAsync(way.GetAttribute("href")!);
        Assert.Equal(("/de/account/sessions?from=mail", HttpStatusCode.OK), (guest.Address, guest.Status));
        Assert.Equal("external 0", await person.AskAsync<string>(Method));
        Assert.Equal(
            ("code", "S256", "de"),
            (home.Everyone.Asked["response_type"], home.Everyone.Asked["code_challenge_method"], home.Everyone.Asked["ui_locales"])
        );
        Assert.Equal($"{Portal.Address}sign-in/external/everyone/callback", home.Everyone.Asked["redirect_uri"]);
        Assert.Equal("openid profile email", home.Everyone.Asked["scope"]);
        Assert.Null(guest.CookieOf("external"));
        Assert.DoesNotContain(guest.Cookies.GetAllCookies().Cast<Cookie>(), c => c.Name.Contains("correlation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_server_gave_stays_on_the_portals_side()
    {
        home.Reset();
        var given = new List<string>();
        home.Everyone.Sign = (key, claims) =>
        {
            given.Add(key.Sign(claims));
            return given[^1];
        };
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        var seen = guest.Page.DocumentElement.OuterHtml + string.Concat(guest.Cookies.GetAllCookies().Select(c => c.Value));
        Assert.DoesNotContain(Assert.Single(given), seen, StringComparison.Ordinal);
        Assert.DoesNotContain("an access token", seen, StringComparison.Ordinal);
        Assert.Equal(0, await person.AskAsync<int>("select count(*) from external_session where id_token like 'eyJ%'"));
        Assert.DoesNotContain(given[0], Portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_another_site_is_not_gone_on_to()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone", "?return=https://evil.example/");
        Assert.Equal("/en/account", guest.Address);
    }

    [Fact]
    public async Task Groups_give_and_take_roles_at_each_sign_in_and_what_was_taken_ends_all_sessions()
    {
        home.Reset();
        home.Staff.User["groups"] = new[] { "help desk", "others" };
        home.Staff.User["amr"] = new[] { "pwd", "mfa" };
        var person = await home.KnownAsync("staff", home.Staff, "Editor");
        using var before = new HttpBrowser(Portal.Address);
        await person.SignInAsync(before);
        using var guest = await home.ComeAsync("staff");
        Assert.Equal("/en/agents", guest.Address);
        Assert.Equal("Agent2", await person.AskAsync<string>(Roles));
        await before.OpenAsync("/en/account");
        Assert.StartsWith("/en/sign-in", before.Address, StringComparison.Ordinal);
        home.Staff.User["groups"] = new[] { "help desk", "bosses" };
        using var again = await home.ComeAsync("staff");
        Assert.Equal("Administrator Agent2 Supervisor", await person.AskAsync<string>(Roles));
        await guest.OpenAsync("/en/people"); // more was given: who was in stays in
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Equal(
            "-Editor",
            await person.AskAsync<string>(
                "select substr(detail, instr(detail, '-')) from audit where action = 'person.roles-changed' and target like '%' || "
                    + "(select key from person where id = @me) order by id limit 1"
            )
        );
    }

    [Fact]
    public async Task Who_is_in_no_group_any_more_is_refused_and_what_began_there_ends()
    {
        home.Reset();
        home.Staff.User["groups"] = "help desk";
        home.Staff.User["amr"] = "mfa";
        var person = await home.KnownAsync("staff", home.Staff);
        using var guest = await home.ComeAsync("staff");
        Assert.Equal("/en/agents", guest.Address);
        home.Staff.User["groups"] = "others";
        using var again = await home.ComeAsync("staff");
        Assert.Equal(("/en/sign-in/external/ended?why=role&server=staff", HttpStatusCode.Forbidden), (again.Address, again.Status));
        Assert.Contains(SiteTexts.In("en", "External.Ended.role.Title"), again.Main, StringComparison.Ordinal);
        Assert.Null(again.CookieOf("session"));
        Assert.Equal("", await person.AskAsync<string>(Roles));
        await guest.OpenAsync("/en/agents");
        Assert.StartsWith("/en/sign-in", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_who_can_come_in_keeps_the_role()
    {
        home.Reset();
        home.Staff.User["groups"] = "help desk";
        home.Staff.User["amr"] = "mfa";
        var person = await home.KnownAsync("staff", home.Staff, "Administrator");
        await person.DoAsync(
            "update person set locked_at = created_at, lock_reason = 'administrator' where id <> @me and locked_at is null"
        );
        try
        {
            using var guest = await home.ComeAsync("staff");
            Assert.Equal("Administrator Agent2", await person.AskAsync<string>(Roles));
            Assert.Contains("keeps the role", Portal.Output, StringComparison.Ordinal);
        }
        finally
        {
            await person.DoAsync(
                "update person set locked_at = null, lock_reason = null where id <> @me and lock_reason = 'administrator'"
            );
        }
    }

    [Fact]
    public async Task Only_the_words_of_the_operator_make_a_session_strong()
    {
        home.Reset();
        home.Staff.User["groups"] = "help desk";
        home.Staff.User["amr"] = new[] { "otp", "hwk" };
        home.Staff.User["acr"] = "urn:example:two"; // of another server
        var person = await home.KnownAsync("staff", home.Staff);
        using var guest = await home.ComeAsync("staff");
        Assert.StartsWith("/en/account/second-step", guest.Address, StringComparison.Ordinal); // led as after a password
        Assert.Equal("external 0", await person.AskAsync<string>(Method));
        home.Staff.User["amr"] = "mfa";
        using var strong = await home.ComeAsync("staff");
        Assert.Equal("/en/agents", strong.Address);
        Assert.Equal("external-mfa 1", await person.AskAsync<string>(Method));
    }

    [Fact]
    public async Task Who_has_a_second_step_here_is_asked_for_it_and_the_session_is_still_known_to_have_begun_there()
    {
        home.Reset();
        home.Everyone.User["acr"] = "urn:example:one";
        await using var made = TestData.In(Portal);
        var known = await made.CustomerWithSecondStepAsync(null, "recovery-code-of-a-test");
        var person = TestPerson.Of(Portal, known);
        await ExternalPortal.ConnectAsync(person, "everyone", home.Everyone);
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal("/en/sign-in/second-step", guest.Address);
        Assert.Null(guest.CookieOf("session"));
        await guest.SendAsync("/second-step", ("code", new AuthenticatorApp(TestData.AuthenticatorSecret).Code()));
        Assert.Equal("/en/account", guest.Address);
        Assert.Equal("mfa 1", await person.AskAsync<string>(Method));
        Assert.Equal(
            1,
            await person.AskAsync<long>("select count(*) from external_session where person_id = @me and session_id is not null")
        );
        home.Everyone.User["acr"] = "urn:example:two";
        using var strong = await home.ComeAsync("everyone");
        Assert.Equal("/en/account", strong.Address);
    }

    [Fact]
    public async Task Who_is_locked_is_refused_as_everywhere()
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        await person.DoAsync("update person set locked_at = created_at, lock_reason = 'administrator' where id = @me");
        using var guest = await home.ComeAsync("everyone");
        Assert.Equal("/en/sign-in/external/ended?why=locked&server=everyone", guest.Address);
        Assert.Null(guest.CookieOf("session"));
    }

    [Fact]
    public async Task No_staff_gets_in_by_the_door_of_customers()
    {
        home.Reset();
        await home.KnownAsync("customers", home.Customers, "Administrator");
        using var guest = await home.ComeAsync("customers");
        Assert.Equal("/en/sign-in/external/ended?why=staff&server=customers", guest.Address);
        Assert.Null(guest.CookieOf("session"));
    }

    [Fact]
    public async Task The_same_subject_at_another_server_is_somebody_else()
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        home.Customers.User["sub"] = home.Everyone.Subject;
        home.Customers.User["email_verified"] = false;
        using var guest = await home.ComeAsync("customers");
        Assert.Equal("/en/sign-in/external/ended?why=unverified&server=customers", guest.Address);
    }
}
