using Portal.Web.Provider;
using Portal.Web.Provider.Routers;

namespace Portal.Tests.Provider.Routers;

/// <summary>
/// What every implementation of the port promises: a command is carried out once or not at all, and how it stands can be asked.
/// </summary>
public abstract class RouterControlContract
{
    protected const string Line = "RC1";
    protected const string Passphrase = "lantern-harbour-quiet-91";

    private static int keys;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static string Key => $"R-{Interlocked.Increment(ref keys):0000}";

    [Fact]
    public async Task A_router_is_found_by_the_serial_number_at_its_own_line_alone()
    {
        var control = await PortAsync();
        Assert.True(control.IsOffered);
        Assert.NotEmpty((await control.FindAsync(Line, Serial(RouterCase.Online), Ct)).Value!.Device);
        Assert.Equal(AnswerState.NotFound, (await control.FindAsync("RC2", Serial(RouterCase.Online), Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await control.FindAsync(Line, "no-such-serial", Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await control.FindAsync(Line, "\"}{$where:1}", Ct)).State);
    }

    [Fact]
    public async Task What_is_known_has_an_age_and_is_fresh_only_when_the_router_was_asked_and_answered()
    {
        var control = await PortAsync();
        var online = await DeviceAsync(control, RouterCase.Online);
        var known = (await control.ReadAsync(online, anew: false, Ct)).Value!;
        Assert.True(known is { IsOnline: true, IsFresh: false, Firmware: not null, BootedAt: not null });
        var read = (await control.ReadAsync(online, anew: true, Ct)).Value!;
        Assert.True(read.IsFresh && read.ReadAt >= known.ReadAt);
        Assert.Contains(read.Networks, n => n.Band == "2.4");
        var off = (await control.ReadAsync(await DeviceAsync(control, RouterCase.Off), anew: true, Ct)).Value!;
        Assert.True(off is { IsOnline: false, IsFresh: false });
        Assert.True(off.LastInform <= off.ReadAt.AddDays(1));
        Assert.Equal(AnswerState.NotFound, (await control.ReadAsync("no such device", anew: true, Ct)).State);
    }

    [Fact]
    public async Task A_new_wifi_is_carried_out_and_seen_once_the_router_is_read_anew()
    {
        var control = await PortAsync();
        var device = await DeviceAsync(control, RouterCase.Online);
        var before = (await control.ReadAsync(device, anew: true, Ct)).Value!.BootedAt;
        var result = (await control.SendAsync(device, Wifi(Key, "Piso 3º – Àlex"), Ct)).Value!;
        Assert.Equal(RouterOutcome.Executed, result.Outcome);
        var read = (await control.ReadAsync(device, anew: true, Ct)).Value!;
        Assert.All(read.Networks, n => Assert.Equal("Piso 3º – Àlex", n.Name));
        Assert.Equal(before, read.BootedAt);
    }

    [Fact]
    public async Task The_same_command_sent_many_times_at_once_is_one()
    {
        var control = await PortAsync();
        var device = await DeviceAsync(control, RouterCase.Off);
        var command = Wifi(Key, "Once");
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => control.SendAsync(device, command, Ct)));
        var one = Assert.Single(results.Select(r => (r.Value!.Outcome, r.Value.Task)).Distinct());
        Assert.Equal(RouterOutcome.Queued, one.Outcome);
        await control.CancelAsync(new(device, command.Key, one.Task), Ct);
    }

    [Fact]
    public async Task What_waits_can_be_taken_back_and_is_never_carried_out()
    {
        var control = await PortAsync();
        var device = await DeviceAsync(control, RouterCase.Off);
        var name = (await control.ReadAsync(device, anew: false, Ct)).Value!.Networks[0].Name;
        var command = Wifi(Key, "Too late");
        var task = new RouterTask(device, command.Key, (await control.SendAsync(device, command, Ct)).Value!.Task);
        Assert.Equal(RouterOutcome.Queued, (await control.PollAsync(task, Ct)).Value!.Outcome);
        Assert.Equal(RouterOutcome.Queued, (await control.PollAsync(task with { Task = null }, Ct)).Value!.Outcome);
        Assert.Equal(RouterOutcome.Queued, (await control.CancelAsync(task, Ct)).Value!.Outcome);
        Assert.Equal(AnswerState.NotFound, (await control.PollAsync(task, Ct)).State);
        await CallAsync(device);
        Assert.Equal(name, (await control.ReadAsync(device, anew: true, Ct)).Value!.Networks[0].Name);
    }

    [Fact]
    public async Task What_was_carried_out_cannot_be_taken_back()
    {
        var control = await PortAsync();
        var device = await DeviceAsync(control, RouterCase.Online);
        var command = Wifi(Key, "Done");
        var sent = (await control.SendAsync(device, command, Ct)).Value!;
        Assert.Equal(RouterOutcome.Executed, (await control.CancelAsync(new(device, command.Key, sent.Task), Ct)).Value!.Outcome);
    }

    [Fact]
    public async Task A_password_the_router_does_not_take_is_a_fault_that_names_it_and_leaves_nothing_behind()
    {
        var control = await PortAsync();
        var device = await DeviceAsync(control, RouterCase.Strict);
        var command = new RouterCommand
        {
            Key = Key,
            Kind = RouterCommandKind.SetWifi,
            Wifi = new("Name", "with a blank in it"),
        };
        var result = (await control.SendAsync(device, command, Ct)).Value!;
        Assert.Equal((RouterOutcome.Faulted, RouterFault.Passphrase), (result.Outcome, result.Fault));
        Assert.Equal("9007", result.FaultCode);
        var task = new RouterTask(device, command.Key, result.Task);
        await control.CancelAsync(task, Ct);
        Assert.Equal(AnswerState.NotFound, (await control.PollAsync(task, Ct)).State);
    }

    [Fact]
    public async Task A_device_and_a_command_nobody_knows_are_told_apart_from_a_system_that_is_away()
    {
        var control = await PortAsync();
        Assert.Equal(RouterOutcome.UnknownDevice, (await control.SendAsync("no such device", Wifi(Key, "X"), Ct)).Value!.Outcome);
        var device = await DeviceAsync(control, RouterCase.Online);
        Assert.Equal(AnswerState.NotFound, (await control.PollAsync(new(device, "never sent", null), Ct)).State);
        Assert.Equal(AnswerState.NotFound, (await control.CancelAsync(new(device, "never sent", null), Ct)).State);
    }

    [Fact]
    public void No_command_writes_its_password_into_a_line()
    {
        var command = Wifi(Key, "Name");
        Assert.DoesNotContain(Passphrase, $"{command} {command.Wifi}", StringComparison.Ordinal);
    }

    protected static RouterCommand Wifi(string key, string name) =>
        new()
        {
            Key = key,
            Kind = RouterCommandKind.SetWifi,
            Wifi = new(name, Passphrase),
        };

    protected static async Task<string> DeviceAsync(IRouterControl control, RouterCase which) =>
        (await control.FindAsync(Line, Serial(which), Ct)).Value!.Device;

    protected static string Serial(RouterCase which) => $"SN-{which} 1";

    /// <summary>The port of a provider whose line <see cref="Line"/> has a router for each case, by its serial number.</summary>
    protected abstract Task<IRouterControl> PortAsync();

    /// <summary>A router that was off calls the system.</summary>
    protected abstract Task CallAsync(string device);

    /// <summary>How a router behaves.</summary>
    protected enum RouterCase
    {
        Online,
        Off,

        /// <summary>Takes no password with a blank.</summary>
        Strict,
    }
}
