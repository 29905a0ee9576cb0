using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Routers;

namespace Portal.Tests.Provider.Routers;

/// <summary>Routers that do not exist: they keep the contract, and each fails as it is meant to.</summary>
public abstract class EmbeddedRouterControlTests(DatabaseFixture data) : RouterControlContract
{
    private static readonly RouterOptions Options = new()
    {
        Simulation = new()
        {
            Boot = TimeSpan.FromMinutes(1),
            Slow = TimeSpan.FromSeconds(10),
            Inform = TimeSpan.FromMinutes(2),
        },
    };

    [Fact]
    public async Task One_that_was_off_does_what_waits_for_it_when_it_calls()
    {
        var (control, device) = await RouterAsync(RouterBehaviour.Offline);
        var command = Wifi(Key, "Later");
        Assert.Equal(RouterOutcome.Queued, (await control.SendAsync(device, command, Ct)).Value!.Outcome);
        data.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(RouterOutcome.Executed, (await control.PollAsync(new(device, command.Key, null), Ct)).Value!.Outcome);
        Assert.Equal("Later", (await control.ReadAsync(device, anew: true, Ct)).Value!.Networks[0].Name);
    }

    [Fact]
    public async Task A_factory_reset_is_seen_only_once_the_router_has_started_and_is_read_anew()
    {
        var (control, device) = await RouterAsync(RouterBehaviour.Online);
        var before = (await control.ReadAsync(device, anew: true, Ct)).Value!;
        Assert.Equal(RouterOutcome.Executed, (await SendAsync(control, device, RouterCommandKind.FactoryReset)).Outcome);
        var starting = (await control.ReadAsync(device, anew: true, Ct)).Value!;
        Assert.True(starting is { IsOnline: false, IsFresh: false });
        Assert.Equal(before.Networks, starting.Networks); // what is remembered is stale
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = (await control.ReadAsync(device, anew: true, Ct)).Value!;
        Assert.NotEqual(before.BootedAt, after.BootedAt);
        Assert.Equal(SimulatedRouter.FactoryName, after.Networks[0].Name);
    }

    [Fact]
    public async Task A_new_version_is_there_after_the_start()
    {
        var (control, device) = await RouterAsync(RouterBehaviour.Online);
        var offered = (await control.ReadAsync(device, anew: false, Ct)).Value!.NewerFirmware!;
        await SendAsync(control, device, RouterCommandKind.Firmware, offered);
        data.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = (await control.ReadAsync(device, anew: true, Ct)).Value!;
        Assert.Equal((true, offered, null), (after.IsFresh, after.Firmware, after.NewerFirmware));
    }

    [Theory]
    [InlineData(nameof(RouterBehaviour.Gone), RouterOutcome.Queued)]
    [InlineData(nameof(RouterBehaviour.Slow), RouterOutcome.Queued)]
    [InlineData(nameof(RouterBehaviour.Silent), RouterOutcome.Executed)]
    [InlineData(nameof(RouterBehaviour.Stubborn), RouterOutcome.Executed)]
    [InlineData(nameof(RouterBehaviour.Unreachable), RouterOutcome.Unreachable)]
    public async Task Each_answers_in_its_own_way_and_none_of_these_has_the_new_name(string behaviour, RouterOutcome outcome)
    {
        var (control, device) = await RouterAsync(Enum.Parse<RouterBehaviour>(behaviour));
        Assert.Equal(outcome, (await control.SendAsync(device, Wifi(Key, "New"), Ct)).Value!.Outcome);
        var read = (await control.ReadAsync(device, anew: true, Ct)).Value!;
        Assert.False(read.IsFresh && read.Networks[0].Name == "New");
    }

    [Fact]
    public async Task One_that_cannot_restart_says_so()
    {
        var (control, device) = await RouterAsync(RouterBehaviour.Simple);
        var result = await SendAsync(control, device, RouterCommandKind.Reboot);
        Assert.Equal((RouterOutcome.Faulted, RouterFault.NotSupported), (result.Outcome, result.Fault));
    }

    [Fact]
    public async Task While_the_system_is_away_there_is_what_was_known_with_its_time_and_nothing_is_taken()
    {
        var (control, device) = await RouterAsync(RouterBehaviour.Away);
        var answer = await control.ReadAsync(device, anew: true, Ct);
        Assert.Equal((AnswerState.Degraded, answer.Value!.ReadAt), (answer.State, answer.AsOf!.Value));
        var sent = await control.SendAsync(device, Wifi(Key, "New"), Ct);
        Assert.Equal((AnswerState.Failed, true), (sent.State, sent.MayRetry));
    }

    [Fact]
    public async Task Of_a_password_nothing_is_kept()
    {
        var (control, device) = await RouterAsync(RouterBehaviour.Offline);
        await control.SendAsync(device, Wifi(Key, "New"), Ct);
        foreach (var table in new[] { "simulated_task", "simulated_router" })
        foreach (IDictionary<string, object?> row in await data.Database.ListAsync<dynamic>($"select * from {table}", ct: Ct))
            Assert.DoesNotContain(row.Values, v => v?.ToString()?.Contains(Passphrase, StringComparison.Ordinal) == true);
    }

    protected override async Task<IRouterControl> PortAsync()
    {
        await AddAsync(Serial(RouterCase.Online), RouterBehaviour.Online);
        await AddAsync(Serial(RouterCase.Off), RouterBehaviour.Offline);
        await AddAsync(Serial(RouterCase.Strict), RouterBehaviour.Strict);
        return Control();
    }

    protected override Task CallAsync(string device)
    {
        data.Clock.Advance(TimeSpan.FromMinutes(5));
        return Task.CompletedTask;
    }

    private async Task<(IRouterControl Control, string Device)> RouterAsync(RouterBehaviour behaviour)
    {
        var serial = $"SN-{Guid.NewGuid():N}";
        await AddAsync(serial, behaviour);
        return (Control(), (await Control().FindAsync(Line, serial, Ct)).Value!.Device);
    }

    private static async Task<RouterResult> SendAsync(
        IRouterControl control,
        string device,
        RouterCommandKind kind,
        string? firmware = null
    )
    {
        var command = new RouterCommand
        {
            Key = Key,
            Kind = kind,
            Firmware = firmware,
        };
        return (await control.SendAsync(device, command, Ct)).Value!;
    }

    private EmbeddedRouterControl Control() => new(data.Database, new ProviderOptions { Demonstration = true }, Options, data.Clock);

    private Task AddAsync(string serial, RouterBehaviour behaviour)
    {
        var device = new Device
        {
            Serial = serial,
            Kind = DeviceKind.Router,
            Maker = "Example",
            Model = "Example Box 7",
            Owner = DeviceOwner.Provider,
        };
        var router = SimulatedRouters.Of(Line, device, behaviour, data.Clock.GetUtcNow());
        return data.Database.WriteAsync(work => SimulatedRouters.AddAsync(work, router), Ct);
    }

    public sealed class OnSqlite(SqliteFixture data) : EmbeddedRouterControlTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : EmbeddedRouterControlTests(data), IClassFixture<PostgresFixture>;
}
