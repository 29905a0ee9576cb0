using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Routers;
using Portal.Web.Router.Control;

namespace Portal.Tests.Router.Control;

/// <summary>The pages of a customer's router: what they say before, what they keep, and what they never show.</summary>
public sealed class RouterPagesTests(RouterPortal portal) : IClassFixture<RouterPortal>
{
    private const string Overview = "/en/account/router";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Consent_is_asked_for_before_anything_is_shown_and_is_withdrawn_there()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online, agrees: false);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync("/en/account");
        Assert.NotNull(guest.Page.QuerySelector($"a[href='{Overview}?line={owner.Line}']"));
        await guest.OpenAsync(Overview);
        Assert.Contains("Help inside your router", guest.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Example-", guest.Main, StringComparison.Ordinal);
        await guest.OpenAsync($"{Overview}/wifi");
        Assert.Equal($"{Overview}", guest.Address);
        await guest.SendAsync($"handler=consent", ("given", "yes"));
        Assert.Contains($"Example-{owner.Router.Device.Serial[^2..]}", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync($"line={owner.Line}&handler=consent", ("given", "no"));
        Assert.DoesNotContain("Example-0", guest.Main, StringComparison.Ordinal);
        Assert.Contains("withdrawn", guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_says_how_old_it_is_and_is_read_anew_on_a_wish()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync(Overview);
        Assert.Contains("Read from the router", guest.Main, StringComparison.Ordinal);
        Assert.Contains("No router tells its password", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync("handler=read");
        Assert.Contains("read from the router just now", guest.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RouterBehaviour.Offline), "Not reachable")]
    [InlineData(nameof(RouterBehaviour.Away), "is away")]
    public async Task A_router_that_is_off_and_a_system_that_is_away_are_normal_states_of_the_page(string behaviour, string says)
    {
        var owner = await RouterOwner.InAsync(portal.Program, Enum.Parse<RouterBehaviour>(behaviour));
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync(Overview);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        Assert.Contains(says, guest.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wifi_is_changed_step_by_step_and_the_password_is_in_no_table_no_log_and_no_mail()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync($"{Overview}/wifi?line={owner.Line}");
        Assert.Contains("is disconnected", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync($"/wifi?line={owner.Line}", ("wifiName", "Garden 7"), ("password", RouterOwner.Passphrase));
        Assert.Matches("^/en/account/router/commands/R-", guest.Address);
        Assert.Equal("5", guest.Answer.Headers.GetValues("Refresh").Single());
        Assert.DoesNotContain(RouterOwner.Passphrase, guest.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await owner.ContinueAsync((await OnlyAsync(owner))!);
        await guest.OpenAsync(guest.Address);
        Assert.Contains("Done and checked", guest.Main, StringComparison.Ordinal);
        Assert.Contains("cannot be read back", guest.Main, StringComparison.Ordinal);
        Assert.False(guest.Answer.Headers.Contains("Refresh"));
        await Until.TrueAsync(
            () =>
                Task.FromResult(
                    portal.Program.Mails(owner.Person.Email).Any(m => m["Subject"].Contains("were changed", StringComparison.Ordinal))
                ),
            () => "Nobody was told.",
            Ct
        );
        Assert.All(
            portal.Program.Mails(owner.Person.Email),
            m => Assert.DoesNotContain(RouterOwner.Passphrase, m.Html + m.Text, StringComparison.Ordinal)
        );
        await guest.OpenAsync("/en/account/log");
        Assert.Contains("name and password for your router", guest.Main, StringComparison.Ordinal);
        AssertNowhere(RouterOwner.Passphrase);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_with_the_name_kept_and_never_the_password()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Strict);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync($"{Overview}/wifi?line={owner.Line}");
        foreach (
            var (name, password, field) in new[]
            {
                ("", "long enough", "wifiName"),
                (new string('é', 17), "long enough", "wifiName"),
                ("Garden", "seven77", "password"),
                ("Garden", "grüße grüße", "password"),
                ("Garden", "the router takes no blanks", "password"),
            }
        )
        {
            await guest.SendAsync($"/wifi?line={owner.Line}", ("wifiName", name), ("password", password));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
            Assert.NotNull(guest.Page.QuerySelector($"#{field}-error"));
            Assert.NotNull(guest.Page.QuerySelector($"#errors a[href='#{field}']"));
            Assert.Equal(name, guest.Page.QuerySelector("#wifiName")!.GetAttribute("value") ?? "");
            Assert.DoesNotContain(password, guest.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_proved_long_ago_who_they_are_does_so_first_and_finds_the_name_they_typed_but_no_password()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync($"{Overview}/wifi?line={owner.Line}");
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update session set reauthenticated_at = @at where person_id = @Id",
                    new { at = work.Now.AddDays(-1), owner.Person.Id }
                ),
            Ct
        );
        await guest.SendAsync($"/wifi?line={owner.Line}", ("wifiName", "Typed before"), ("password", RouterOwner.Passphrase));
        Assert.DoesNotContain("/wifi?line", guest.Address[..20], StringComparison.Ordinal);
        Assert.Null(await OnlyAsync(owner));
        AssertNowhere(RouterOwner.Passphrase);
        var again = guest.Page.Forms.Single(f => f.QuerySelector("input[name=password]") is not null);
        await guest.SendAsync(again, ("password", TestData.Password));
        Assert.Equal("Typed before", guest.Page.QuerySelector("#wifiName")!.GetAttribute("value"));
        Assert.DoesNotContain(RouterOwner.Passphrase, guest.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_touched_twice_is_one_command()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Gone);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync($"{Overview}/restart?line={owner.Line}");
        Assert.Contains("alarms", guest.Main, StringComparison.Ordinal);
        var form = guest.Form($"/restart?line={owner.Line}");
        var touches = Enumerable.Range(0, 4).Select(_ => guest.Copy()).ToList();
        await Task.WhenAll(touches.Select(t => t.SendAsync(form)));
        Assert.Single(touches.Select(t => t.Address).Distinct());
        Assert.Equal(1, await owner.CountAsync("select count(*) from device_command where device = @device"));
        await guest.OpenAsync($"{Overview}/wifi?line={owner.Line}"); // leads to what is under way
        Assert.Equal(touches[0].Address, guest.Address);
        Assert.Contains("waiting for the router", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync("handler=cancel");
        Assert.Contains("never received it", guest.Main, StringComparison.Ordinal);
        touches.ForEach(t => t.Dispose());
    }

    [Fact]
    public async Task A_second_restart_within_five_minutes_is_refused_with_the_reason()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online);
        using var guest = await EnterAsync(owner);
        for (var time = 0; time < 2; time++)
        {
            await guest.OpenAsync($"{Overview}/restart?line={owner.Line}");
            await guest.SendAsync($"/restart?line={owner.Line}");
            await owner.ContinueAsync((await OnlyAsync(owner))!);
        }

        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        Assert.Contains("restarted a moment ago", guest.Page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_factory_reset_wants_the_word_and_the_login_of_a_line_that_needs_one()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online);
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "insert into line_credential (service_number, kind, user_name, configures_router) "
                        + "values (@Line, 'connection', 'a', @no)",
                    new { owner.Line, no = false }
                ),
            Ct
        );
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync($"{Overview}/reset?line={owner.Line}");
        Assert.Contains("cannot be restored", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync($"/reset?line={owner.Line}", ("word", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.NotNull(guest.Page.QuerySelector("#hasLogin-error"));
        Assert.NotNull(guest.Page.QuerySelector("#word-error"));
        Assert.Null(await OnlyAsync(owner));
        await guest.SendAsync($"/reset?line={owner.Line}", ("word", "RESET"), ("hasLogin", "yes"));
        Assert.Equal(RouterCommandKind.FactoryReset, (await OnlyAsync(owner))!.Kind);
    }

    [Fact]
    public async Task A_newer_version_is_offered_once_and_only_as_it_was_shown()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync($"{Overview}/firmware?line={owner.Line}");
        Assert.Contains("7.20", guest.Main, StringComparison.Ordinal);
        await guest.SendAsync($"/firmware?line={owner.Line}", ("version", "6.66"));
        Assert.Equal(HttpStatusCode.Conflict, guest.Status);
        await guest.SendAsync($"/firmware?line={owner.Line}");
        await owner.ContinueAsync((await OnlyAsync(owner))!);
        await guest.OpenAsync($"{Overview}/firmware?line={owner.Line}");
        Assert.Equal($"{Overview}?line={owner.Line}", guest.Address);
        Assert.Null(guest.Page.QuerySelector("a[href*='/firmware']"));
    }

    [Fact]
    public async Task A_router_of_the_customers_own_is_left_alone_and_leads_to_the_guide()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online, owner: DeviceOwner.Customer);
        using var guest = await EnterAsync(owner);
        await guest.OpenAsync(Overview);
        Assert.Contains("is your own", guest.Main, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector("a[href='/en/fix/wifi-password'], a[href*='wifi-password']"));
        await guest.OpenAsync($"{Overview}/restart?line={owner.Line}");
        Assert.Equal($"{Overview}?line={owner.Line}", guest.Address);
    }

    [Fact]
    public async Task Nobody_sees_or_commands_the_router_of_somebody_else()
    {
        var (owner, stranger) = (
            await RouterOwner.InAsync(portal.Program, RouterBehaviour.Gone),
            await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online)
        );
        var (command, _) = await owner.SendAsync(RouterCommandKind.Reboot);
        using var guest = await EnterAsync(stranger);
        await guest.OpenAsync($"{Overview}/restart?line={stranger.Line}");
        var form = guest.Form($"/restart?line={stranger.Line}");
        foreach (var page in new[] { "", "/wifi", "/restart", "/reset", "/firmware" })
        {
            await guest.OpenAsync($"{Overview}{page}?line={owner.Line}");
            Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        }

        await guest.SendAsync($"{Overview}/restart?line={owner.Line}", form);
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        await guest.OpenAsync($"{Overview}/commands/{command!.Reference}");
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        await guest.SendAsync($"{Overview}/commands/{command.Reference}?handler=cancel", form);
        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        Assert.Equal(DeviceCommandState.Queued, (await owner.FindAsync(command)).State);
    }

    [Fact]
    public async Task The_help_desk_sees_beside_a_ticket_what_the_customer_asked_of_the_router()
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Strict);
        await owner.SendAsync(RouterCommandKind.SetWifi, passphrase: "with a blank in it");
        var ticket = new TestTicket { Customer = owner.Person.CustomerNumber!, Subject = "Wi-Fi password is refused" };
        await TestData.In(portal.Program).OpenTicketAsync(ticket);
        using var agent = new HttpBrowser(portal.Program.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.Contains("Router commands", agent.Main, StringComparison.Ordinal);
        Assert.Contains("(9007)", agent.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("with a blank in it", agent.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private Database Db => portal.Program.Services.GetRequiredService<Database>();

    private async Task<HttpBrowser> EnterAsync(RouterOwner owner)
    {
        var guest = new HttpBrowser(portal.Program.Address);
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", owner.Person.Email), ("password", TestData.Password));
        return guest;
    }

    private async Task<DeviceCommand?> OnlyAsync(RouterOwner owner) =>
        (
            await portal.Program.Services.GetRequiredService<DeviceCommandReader>().LatelyAsync(owner.Person.CustomerNumber!, Ct)
        ).SingleOrDefault();

    // Neither in the bytes of the database, of which the log of writes is a part, nor in a line the program wrote.
    private void AssertNowhere(string secret)
    {
        Assert.DoesNotContain(secret, portal.Program.Output, StringComparison.OrdinalIgnoreCase);
        var files = Directory.GetFiles(portal.Program.DataFolder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => f.EndsWith("portal.db", StringComparison.Ordinal));
        foreach (var file in files.Where(f => !f.EndsWith(".lock", StringComparison.Ordinal) && File.Exists(f))) // locks are empty
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        }
    }
}
