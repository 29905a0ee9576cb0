using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Routers that do not exist, for the demonstration: each fails in its own way, so that every page can be seen. A password that is sent is
/// looked at and forgotten.
/// </summary>
internal sealed class EmbeddedRouterControl(Database db, ProviderOptions provider, RouterOptions options, TimeProvider clock)
    : IRouterControl
{
    private const string Of = $"""
        select {SimulatedRouter.Columns} from simulated_router where service_number = @service and serial = @serial
        """;

    private const string One = $"select {SimulatedRouter.Columns} from simulated_router where device = @device";
    private const string WasTold = "select count(*) from simulated_task where device = @device and outcome = 'Executed'";
    private const string Task = $"select {SimulatedTask.Columns} from simulated_task where task_key = @key and device = @device";

    private const string Due = $"""
        select {SimulatedTask.Columns} from simulated_task where device = @device and outcome = 'Queued' and due_at <= @Now
        """;

    private const string Insert = """
        insert into simulated_task (task_key, device, kind, wifi_name, firmware, outcome, fault, due_at, sent_at)
        values (@Key, @device, @kind, @name, @firmware, @outcome, @fault, @due, @Now)
        """;

    private const string End = "update simulated_task set outcome = @outcome, due_at = null where task_key = @key";
    private const string Drop = "delete from simulated_task where task_key = @key and device = @device";
    private const string See = "update simulated_router set seen_name = wifi_name, seen_at = @Now where device = @device";
    private const string Called = "update simulated_router set seen_at = @Now where device = @device";
    private const string Rename = "update simulated_router set wifi_name = @name where device = @device";
    private const string Start = "update simulated_router set booted_at = @booted where device = @device";
    private const string Upgrade =
        "update simulated_router set firmware = @firmware, newer_firmware = null, booted_at = @booted where device = @device";

    public bool IsOffered => provider.Demonstration;

    public Task<Answer<ManagedRouter>> FindAsync(string service, string serial, CancellationToken ct) =>
        ProviderTables.AskAsync<ManagedRouter>(
            db,
            async () =>
                await db.SingleOrDefaultAsync<SimulatedRouter>(Of, new { service, serial }, ct) is { } found ? new(found.Device) : null
        );

    public async Task<Answer<RouterSnapshot>> ReadAsync(string device, bool anew, CancellationToken ct)
    {
        var answer = await ProviderTables.AskAsync<RouterSnapshot>(
            db,
            async () => anew ? await db.WriteAsync(work => ReadAnewAsync(work, device), ct) : await ReadAsync(device, ct)
        );
        return answer.Has(out var read) && await IsAwayAsync(device, ct) ? Answer.Degraded(read, read.ReadAt) : answer;
    }

    public Task<Answer<RouterResult>> SendAsync(string device, RouterCommand command, CancellationToken ct) =>
        AskAsync(device, work => SendAsync(work, device, command), ct);

    public Task<Answer<RouterResult>> PollAsync(RouterTask task, CancellationToken ct) =>
        AskAsync(
            task.Device,
            async work =>
            {
                await AdvanceAsync(work, task.Device);
                return (await FindAsync(work, task.Device, task.Key))?.Result;
            },
            ct
        );

    public Task<Answer<RouterResult>> CancelAsync(RouterTask task, CancellationToken ct) =>
        AskAsync(
            task.Device,
            async work =>
            {
                await AdvanceAsync(work, task.Device);
                if (await FindAsync(work, task.Device, task.Key) is not { } found)
                    return null;
                if (found.Outcome != RouterOutcome.Executed)
                    await work.ExecuteAsync(Drop, new { key = task.Key, device = task.Device });
                return found.Result;
            },
            ct
        );

    private async Task<Answer<RouterResult>> AskAsync(string device, Func<UnitOfWork, Task<RouterResult?>> question, CancellationToken ct)
    {
        try
        {
            return await IsAwayAsync(device, ct)
                ? Answer.Failed<RouterResult>(mayRetry: true)
                : Answer.Of(await db.WriteAsync(question, ct));
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<RouterResult>(mayRetry: true);
        }
    }

    private async Task<bool> IsAwayAsync(string device, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<SimulatedRouter>(One, new { device }, ct) is { Behaviour: RouterBehaviour.Away };

    private async Task<RouterSnapshot?> ReadAsync(string device, CancellationToken ct)
    {
        if (await db.SingleOrDefaultAsync<SimulatedRouter>(One, new { device }, ct) is not { } router)
            return null;
        var now = clock.GetUtcNow();
        var told = await db.SingleOrDefaultAsync<long>(WasTold, new { device }, ct) > 0;
        return router.Snapshot(now, router.Answers(now, told), isFresh: false);
    }

    private async Task<RouterSnapshot?> ReadAnewAsync(UnitOfWork work, string device)
    {
        await AdvanceAsync(work, device);
        if (await work.SingleOrDefaultAsync<SimulatedRouter>(One, new { device }) is not { } router)
            return null;
        var now = clock.GetUtcNow();
        var answers = router.Answers(now, await work.SingleAsync<long>(WasTold, new { device }) > 0);
        if (!answers || router.Behaviour == RouterBehaviour.Away)
            return router.Snapshot(now, answers, isFresh: false);
        await work.ExecuteAsync(See, new { device, Now = now });
        return (router with { SeenName = router.WifiName, SeenAt = now }).Snapshot(now, answers, isFresh: true);
    }

    private async Task<RouterResult?> SendAsync(UnitOfWork work, string device, RouterCommand command)
    {
        if (await work.SingleForUpdateAsync<SimulatedRouter>(One, new { device }) is not { } router)
            return new() { Outcome = RouterOutcome.UnknownDevice };
        if (await FindAsync(work, device, command.Key) is { } before)
            return before.Result;
        if (router.Behaviour == RouterBehaviour.Unreachable)
            return new() { Outcome = RouterOutcome.Unreachable };
        if (command is { Kind: RouterCommandKind.SetWifi, Wifi: null })
            return new() { Outcome = RouterOutcome.BadRequest };
        var (now, fault) = (clock.GetUtcNow(), FaultOf(router, command));
        var wait = WaitFor(router, now);
        var outcome =
            wait is null || wait > TimeSpan.Zero ? RouterOutcome.Queued
            : fault is null ? RouterOutcome.Executed
            : RouterOutcome.Faulted;
        await work.ExecuteAsync(
            Insert,
            new
            {
                command.Key,
                device,
                kind = command.Kind.ToString(),
                name = command.Wifi?.Name ?? "",
                firmware = command.Firmware ?? "",
                outcome = outcome.ToString(),
                fault,
                due = outcome == RouterOutcome.Queued ? now + wait : null,
                Now = now,
            }
        );
        var task = await FindAsync(work, device, command.Key);
        if (outcome == RouterOutcome.Executed)
            await CarryOutAsync(work, router, task!);
        return task!.Result;
    }

    private async Task AdvanceAsync(UnitOfWork work, string device)
    {
        if (await work.SingleForUpdateAsync<SimulatedRouter>(One, new { device }) is not { } router)
            return;
        var now = clock.GetUtcNow();
        foreach (var task in await work.ListAsync<SimulatedTask>(Due, new { device, Now = now }))
        {
            var outcome = task.Fault is null ? RouterOutcome.Executed : RouterOutcome.Faulted;
            await work.ExecuteAsync(End, new { key = task.TaskKey, outcome = outcome.ToString() });
            await work.ExecuteAsync(Called, new { device, Now = now });
            if (outcome == RouterOutcome.Executed)
                await CarryOutAsync(work, router, task);
        }
    }

    private async Task CarryOutAsync(UnitOfWork work, SimulatedRouter router, SimulatedTask task)
    {
        var (device, booted) = (router.Device, clock.GetUtcNow() + options.Simulation.Boot);
        if (task.Kind == RouterCommandKind.SetWifi && router.Behaviour != RouterBehaviour.Stubborn)
            await work.ExecuteAsync(Rename, new { device, name = task.WifiName });
        if (task.Kind == RouterCommandKind.FactoryReset)
            await work.ExecuteAsync(Rename, new { device, name = SimulatedRouter.FactoryName });
        if (task.Kind is RouterCommandKind.Reboot or RouterCommandKind.FactoryReset)
            await work.ExecuteAsync(Start, new { device, booted });
        if (task.Kind == RouterCommandKind.Firmware)
            await work.ExecuteAsync(
                Upgrade,
                new
                {
                    device,
                    booted,
                    firmware = task.Firmware,
                }
            );
    }

    private TimeSpan? WaitFor(SimulatedRouter router, DateTimeOffset now) =>
        router.Behaviour switch
        {
            RouterBehaviour.Gone => null,
            RouterBehaviour.Offline when !router.Answers(now, wasTold: false) => options.Simulation.Inform,
            RouterBehaviour.Slow => options.Simulation.Slow,
            _ => router.BootedAt > now ? router.BootedAt - now : TimeSpan.Zero,
        };

    private static string? FaultOf(SimulatedRouter router, RouterCommand command) =>
        router.Behaviour switch
        {
            RouterBehaviour.Strict when command.Wifi?.Passphrase.Contains(' ', StringComparison.Ordinal) == true => "9007",
            RouterBehaviour.Simple when command.Kind is RouterCommandKind.Reboot or RouterCommandKind.FactoryReset => "9000",
            _ => null,
        };

    private static Task<SimulatedTask?> FindAsync(UnitOfWork work, string device, string key) =>
        work.SingleOrDefaultAsync<SimulatedTask>(Task, new { device, key });
}
