using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Routers;
using Portal.Web.Router.Control;

namespace Portal.Tests.Router.Control;

/// <summary>Commands for routers, from their being asked for to every end they may come to, on a running portal.</summary>
public abstract class DeviceCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<RouterCommandKind> Kinds => [.. Enum.GetValues<RouterCommandKind>()];

    protected abstract Task<InProcessPortal> PortalAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_router_that_is_on_does_it_and_its_effect_is_seen(RouterCommandKind kind)
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var (command, refusal) = await owner.SendAsync(kind);
        Assert.Equal((DeviceCommandState.Executed, null), (command!.State, refusal));
        var ended = await owner.ContinueAsync(command);
        Assert.Equal((DeviceCommandState.Verified, null), (ended.State, ended.Reason));
        Assert.NotNull(ended.EndedAt);
        Assert.Equal(
            1,
            await owner.CountAsync(
                $"select count(*) from audit where action = 'device-command.verified' and target = 'device-command:{command.Reference}'"
            )
        );
    }

    [Fact]
    public async Task One_that_is_off_does_it_when_it_calls_and_a_slow_one_when_it_is_ready()
    {
        foreach (var behaviour in new[] { RouterBehaviour.Offline, RouterBehaviour.Slow })
        {
            var owner = await OwnerAsync(behaviour);
            var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
            Assert.Equal(DeviceCommandState.Queued, command!.State);
            Assert.Equal(DeviceCommandState.Verified, (await owner.ContinueAsync(command)).State);
        }
    }

    [Theory]
    [InlineData(nameof(RouterBehaviour.Strict), DeviceCommandState.Failed, DeviceCommandReason.Passphrase)]
    [InlineData(nameof(RouterBehaviour.Silent), DeviceCommandState.VerifyMismatch, DeviceCommandReason.Silent)]
    [InlineData(nameof(RouterBehaviour.Stubborn), DeviceCommandState.VerifyMismatch, DeviceCommandReason.Different)]
    [InlineData(nameof(RouterBehaviour.Unreachable), DeviceCommandState.Unreachable, null)]
    [InlineData(nameof(RouterBehaviour.Away), DeviceCommandState.Failed, DeviceCommandReason.Away)]
    public async Task Every_failure_has_its_end_and_frees_the_router(
        string behaviour,
        DeviceCommandState state,
        DeviceCommandReason? reason
    )
    {
        var owner = await OwnerAsync(Enum.Parse<RouterBehaviour>(behaviour));
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi, passphrase: "with a blank in it");
        var ended = await owner.ContinueAsync(command!);
        Assert.Equal((state, reason), (ended.State, ended.Reason));
        Assert.Null(await owner.Portal.Services.GetRequiredService<DeviceCommandService>().OpenAsync(command!.Device, Ct));
        Assert.Equal(0, await owner.CountAsync("select count(*) from simulated_task where device = @device and outcome = 'Faulted'"));
    }

    [Fact]
    public async Task A_router_the_system_has_never_heard_of_is_said_to_be_unknown()
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        await owner.RunAsync("delete from simulated_router where device = @device");
        Assert.Equal(DeviceCommandState.DeviceUnknown, (await owner.SendAsync(RouterCommandKind.Reboot)).Command!.State);
    }

    [Fact]
    public async Task One_that_stays_away_too_long_never_gets_it()
    {
        var owner = await OwnerAsync(RouterBehaviour.Gone);
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        Assert.Equal(DeviceCommandState.Queued, (await owner.ContinueAsync(command!)).State);
        await LetAgeAsync(owner, "sent_at", TimeSpan.FromHours(25));
        Assert.Equal(DeviceCommandState.Expired, (await owner.ContinueAsync(command!)).State);
        Assert.Equal(0, await owner.CountAsync("select count(*) from simulated_task where device = @device"));
    }

    [Fact]
    public async Task Of_two_commands_at_once_on_two_connections_one_wins_and_the_other_is_told()
    {
        var owner = await OwnerAsync(RouterBehaviour.Gone);
        var services = owner.Portal.Services;
        await using var other = new Database(
            services.GetRequiredService<Dialect>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<Database>().AuditKey
        );
        var node = Commands(services, other);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i => owner.SendAsync(RouterCommandKind.SetWifi, through: i % 2 == 0 && !IsFile(services) ? node : null))
        );
        Assert.Single(answers, a => a.Command is not null);
        Assert.Equal(9, answers.Count(a => a.Refusal == DeviceCommandRefusal.Busy));
        Assert.Equal(1, await owner.CountAsync("select count(*) from device_command where device = @device"));
        Assert.Equal(1, await owner.CountAsync("select count(*) from simulated_task where device = @device"));
    }

    [Fact]
    public async Task A_form_sent_many_times_at_once_is_one_command_with_one_mail()
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.SendAsync(RouterCommandKind.SetWifi, "one form")));
        Assert.Single(answers.Select(a => a.Command!.Reference).Distinct());
        Assert.Equal(1, await owner.CountAsync("select count(*) from simulated_task where device = @device"));
        Assert.Equal(1, await owner.CountAsync("select count(*) from audit where action = 'router-wifi.changed' and target = @Target"));
    }

    [Fact]
    public async Task A_router_is_restarted_once_in_five_minutes()
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var (first, _) = await owner.SendAsync(RouterCommandKind.Reboot);
        await owner.ContinueAsync(first!);
        Assert.Equal(DeviceCommandRefusal.TooSoon, (await owner.SendAsync(RouterCommandKind.Reboot)).Refusal);
        Assert.Null((await owner.SendAsync(RouterCommandKind.SetWifi)).Refusal);
        await owner.ContinueAsync(first!);
        await LetAgeAsync(owner, "sent_at", TimeSpan.FromMinutes(6));
        Assert.Null((await owner.SendAsync(RouterCommandKind.Reboot)).Refusal);
    }

    [Fact]
    public async Task Without_consent_nothing_is_sent_and_what_waits_is_taken_back_when_it_is_withdrawn()
    {
        var owner = await OwnerAsync(RouterBehaviour.Gone);
        await owner.DecideAsync(false);
        Assert.Equal(DeviceCommandRefusal.NoConsent, (await owner.SendAsync(RouterCommandKind.SetWifi)).Refusal);
        Assert.Equal(0, await owner.CountAsync("select count(*) from device_command where device = @device"));
        await owner.DecideAsync(true);
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        await owner.DecideAsync(false);
        var ended = await owner.ContinueAsync(command!);
        Assert.Equal((DeviceCommandState.Cancelled, DeviceCommandReason.Withdrawn), (ended.State, ended.Reason));
        Assert.Equal(0, await owner.CountAsync("select count(*) from simulated_task where device = @device"));
    }

    [Fact]
    public async Task A_portal_that_was_stopped_between_sent_and_verified_goes_on_on_any_node()
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        // As it stands when the sender dies before the answer: the system has it, and nobody wrote that down.
        await owner.RunAsync("update device_command set state = 'Sent', task = null, executed_at = null where device = @device");
        Assert.Equal(DeviceCommandState.Verified, (await owner.ContinueAsync(command!)).State);
        Assert.Equal(1, await owner.CountAsync("select count(*) from simulated_task where device = @device"));
    }

    [Theory]
    [InlineData("Sent")]
    [InlineData("Authorised")]
    public async Task One_that_was_stopped_before_the_system_heard_of_it_never_sends_it_again(string state)
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        await owner.RunAsync($"update device_command set state = '{state}', task = null, executed_at = null where device = @device");
        await owner.RunAsync("delete from simulated_task where device = @device");
        var ended = await owner.ContinueAsync(command!);
        Assert.Equal((DeviceCommandState.Failed, DeviceCommandReason.Interrupted), (ended.State, ended.Reason));
    }

    [Fact]
    public async Task Two_nodes_that_go_on_at_once_take_each_step_once()
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => owner.ContinueAsync(command!)));
        Assert.Equal(DeviceCommandState.Verified, (await owner.FindAsync(command!)).State);
        foreach (var step in new[] { "executed", "verification-started", "verified" })
            Assert.Equal(
                1,
                await owner.CountAsync(
                    $"select count(*) from audit where action = 'device-command.{step}' and target = 'device-command:{command!.Reference}'"
                )
            );
    }

    [Fact]
    public async Task What_a_customer_takes_back_is_carried_out_by_nobody_and_strangers_have_no_such_command()
    {
        var (owner, stranger) = (await OwnerAsync(RouterBehaviour.Gone), await OwnerAsync(RouterBehaviour.Online));
        var commands = owner.Portal.Services.GetRequiredService<DeviceCommandService>();
        var (command, _) = await owner.SendAsync(RouterCommandKind.FactoryReset);
        Assert.Null(await commands.FindAsync(stranger.Me, command!.Reference, Ct));
        var ended = await commands.CancelAsync(command, DeviceCommandReason.ByCustomer, owner.Me.Target);
        Assert.Equal((DeviceCommandState.Cancelled, DeviceCommandReason.ByCustomer), (ended!.State, ended.Reason));
        Assert.Equal(0, await owner.CountAsync("select count(*) from simulated_task where device = @device"));
    }

    [Fact]
    public async Task Erasing_the_account_takes_the_person_and_the_name_of_the_wifi_and_old_commands_go()
    {
        var owner = await OwnerAsync(RouterBehaviour.Online);
        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        await owner.ContinueAsync(command!);
        var data = owner.Portal.Services.GetRequiredService<DeviceCommandData>();
        var subject = new DataSubject(owner.Person.Id, owner.Person.Key, owner.Person.CustomerNumber);
        Assert.Contains("Garden 7", (await data.ReadAsync(subject, Ct))[0].Rows.Single().Values);
        await owner.Portal.Services.GetRequiredService<Database>().WriteAsync(work => data.EraseAsync(work, subject), Ct);
        Assert.Equal(
            1,
            await owner.CountAsync("select count(*) from device_command where device = @device and person_id is null and wifi_name = ''")
        );
        await LetAgeAsync(owner, "ended_at", TimeSpan.FromDays(91));
        await data.ForgetAsync(Ct);
        Assert.Equal(0, await owner.CountAsync("select count(*) from device_command where device = @device"));
    }

    private static bool IsFile(IServiceProvider services) => services.GetRequiredService<Dialect>() is SqliteDialect;

    // Another node has its own connections; a file has one writer, and two of them are what this test is not about.
    private static DeviceCommandService Commands(IServiceProvider services, Database db) =>
        new(
            db,
            services.GetRequiredService<IRouterControl>(),
            services.GetRequiredService<RouterOptions>(),
            services.GetRequiredService<RouterMails>()
        );

    private static Task<int> LetAgeAsync(RouterOwner owner, string column, TimeSpan by) =>
        owner
            .Portal.Services.GetRequiredService<Database>()
            .WriteAsync(
                work =>
                    work.ExecuteAsync(
                        $"update device_command set {column} = @at where device = @device",
                        new { at = work.Now - by, device = owner.Router.ManagedAs }
                    ),
                Ct
            );

    private async Task<RouterOwner> OwnerAsync(RouterBehaviour behaviour) => await RouterOwner.InAsync(await PortalAsync(), behaviour);

    public sealed class OnSqlite(RouterPortal portal) : DeviceCommandTests, IClassFixture<RouterPortal>
    {
        protected override Task<InProcessPortal> PortalAsync() => Task.FromResult(portal.Program);
    }

    public sealed class OnPostgres(RouterPostgresPortal portal) : DeviceCommandTests, IClassFixture<RouterPostgresPortal>
    {
        protected override Task<InProcessPortal> PortalAsync() => portal.ProgramAsync();
    }
}
