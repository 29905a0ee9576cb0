using System.Net;
using Portal.Tests.Hosting;
using Portal.Web.Identity;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>
/// Back in when the mailbox is spelled another way or the second step is lost; and what keeps others from coming in that way.
/// </summary>
public abstract class WayBackTests(ResetPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_mailbox_in_every_spelling_is_one_account_at_each_door()
    {
        var name = $"anna.{Guid.NewGuid():N}"[..20];
        var person = await portal.AddAsync(p => p.Email = $"{name}@xn--bcher-kva.example");
        string[] spellings =
        [
            $"{name}@bücher.example",
            $"{name.ToUpperInvariant()}@XN--BCHER-KVA.example",
            $"{name}@bu\u0308cher.example",
            $" {name}@Bücher.Example. ",
        ];
        using var forgetful = portal.Guest();
        await forgetful.AskForLinkAsync(spellings[0]);
        await forgetful.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email)));
        Assert.Equal("/en/reset-password/new", forgetful.Address);
        using var again = portal.Guest();
        await again.OpenAsync("/en/sign-up");
        await again.SendAsync("/en/sign-up", ("number", "DEMO-1008"), ("code", "DEMO-CODE-08"), ("email", spellings[2]));
        Assert.StartsWith("/en/sign-up/sent", again.Address, StringComparison.Ordinal);
        Assert.Equal("You already have an account", (await portal.MailAsync(person.Email, 2))["Subject"]);
        foreach (var spelling in spellings)
        {
            using var guest = portal.Guest();
            Assert.True(await guest.SignInAsync(spelling, ResetPortal.OldPassword), $"{spelling}: {guest.Status}");
        }

        using var guesser = portal.Guest();
        await guesser.OpenAsync("/en/sign-in");
        await guesser.SendAsync("/en/sign-in", ("email", $"{name}@bücher"), ("password", "anything"));
        // what was typed stands there as it was typed
        Assert.Equal($"{name}@bücher", guesser.Page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_letter_stands_in_for_a_lost_second_step_at_each_place_that_asks_for_one()
    {
        foreach (var place in new[] { "sign-in", "again", "reset" })
        {
            var person = await portal.AddWithSecondStepAsync();
            var code = await LetterAsync(person, "Supervisor");
            await portal.LetLettersArriveAsync(person);
            using var guest = portal.Guest();
            if (place == "reset")
            {
                await guest.AskForLinkAsync(person.Email);
                await guest.OpenAsync(portal.LinkIn(await portal.MailAsync(person.Email, 2)));
            }
            else
            {
                Assert.False(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
                Assert.Contains("post a code to you", guest.Main, StringComparison.Ordinal);
            }

            if (place == "again")
            {
                await guest.SendCodeAsync("/second-step", ResetSteps.AppCode(-1));
                await portal.Database.WriteAsync(
                    work =>
                        work.ExecuteAsync(
                            "update session set second_step = @no where person_id = (select id from person where key = @Key)",
                            new { no = false, person.Key }
                        ),
                    Ct
                );
                await guest.OpenAsync("/en/account/passkeys");
                Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
                await guest.SendAsync("/sign-in/reauthenticate", ("password", ResetPortal.OldPassword), ("code", code.ToUpperInvariant()));
                Assert.Equal("/en/account/passkeys", guest.Address);
            }
            else
            {
                await guest.SendCodeAsync("/second-step", code);
                Assert.Equal(place == "reset" ? "/en/reset-password/new" : "/en/account", guest.Address);
            }

            Assert.Single(await portal.AuditAsync(person), a => a == "printed-code.used");
            using var other = portal.Guest();
            Assert.False(await other.SignInAsync(person.Email, ResetPortal.OldPassword));
            await other.SendCodeAsync("/second-step", code);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status); // once
        }
    }

    [Fact]
    public async Task Who_has_lost_a_passkey_and_has_no_codes_gets_on_with_the_password_and_a_letter()
    {
        var person = await portal.AddAsync();
        using var guest = portal.Guest();
        Assert.True(await guest.SignInAsync(person.Email, ResetPortal.OldPassword));
        await TestData.In(portal.Program).PasskeyAsync(person);
        await guest.OpenAsync($"/en/account/passkeys/{person.Key}");
        Assert.StartsWith("/en/sign-in/reauthenticate", guest.Address, StringComparison.Ordinal);
        Assert.Contains("post a code to you", guest.Main, StringComparison.Ordinal);
        var code = await LetterAsync(person, "Agent3");
        await guest.SendAsync("/sign-in/reauthenticate", ("password", ResetPortal.OldPassword), ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status); // not before a day is over
        await portal.LetLettersArriveAsync(person);
        await guest.SendAsync("/sign-in/reauthenticate", ("password", ResetPortal.OldPassword), ("code", code));
        Assert.Equal($"/en/account/passkeys/{person.Key}", guest.Address);
        await guest.SendAsync("handler=remove");
        Assert.EndsWith("done=removed", guest.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_asks_the_agent_for_a_fresh_proof_is_told_to_every_address_and_many_are_refused()
    {
        var person = await portal.AddAsync(p => (p.SecondEmail, p.CustomerNumber) = ($"second-{p.Email}", "DEMO1007"));
        await LetterAsync(person, "Agent2");
        foreach (var address in new[] { person.Email, person.SecondEmail!, await OnFileAsync() })
            Assert.Contains("not-me/link/", (await portal.MailAsync(address)).Text, StringComparison.Ordinal);
        using var owner = portal.Guest();
        Assert.True(await owner.SignInAsync(person.Email, ResetPortal.OldPassword));
        await owner.OpenAsync("/en/account/log");
        Assert.Contains("A code for a letter was made", owner.Main, StringComparison.Ordinal);
        using var agent = await AgentAsync("Agent2");
        for (var n = 0; n < 2; n++)
            await MakeAsync(agent, await portal.AddAsync());
        Assert.Equal("/en/people/printed-code/letter", agent.Address);
        await MakeAsync(agent, await portal.AddAsync());
        Assert.Equal(HttpStatusCode.TooManyRequests, agent.Status);
        using var other = await AgentAsync("Agent3");
        await portal.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    update session set reauthenticated_at = @then
                    where person_id = (select id from person where email_key = 'agent3@staff.demo.example')
                    """,
                    new { then = work.Now.AddMinutes(-11) }
                ),
            Ct
        );
        await other.OpenAsync("/en/people/printed-code");
        Assert.StartsWith("/en/sign-in/reauthenticate", other.Address, StringComparison.Ordinal);
    }

    private async Task<string> LetterAsync(Person person, string role)
    {
        using var agent = await AgentAsync(role);
        await MakeAsync(agent, person);
        Assert.Equal("/en/people/printed-code/letter", agent.Address);
        return agent.Page.QuerySelector(".letter .code")!.TextContent;
    }

    private async Task<HttpBrowser> AgentAsync(string role)
    {
        var agent = portal.Guest();
        await agent.SignInAsAsync(role);
        return agent;
    }

    private static async Task MakeAsync(HttpBrowser agent, Person person)
    {
        await agent.OpenAsync($"/en/people/printed-code?recipient={Uri.EscapeDataString(person.Email)}");
        await agent.SendAsync(agent.Page.Forms.Single(f => f.QuerySelector("[name=draft]") is not null), ("checked", "yes"));
    }

    private async Task<string> OnFileAsync() =>
        (await portal.Database.SingleOrDefaultAsync<string>("select email from customer where number = 'DEMO1007'", ct: Ct))!;

    public sealed class OnSqlite(ResetPortal.OnSqlite portal) : WayBackTests(portal), IClassFixture<ResetPortal.OnSqlite>;

    public sealed class OnPostgres(ResetPortal.OnPostgres portal) : WayBackTests(portal), IClassFixture<ResetPortal.OnPostgres>;
}
