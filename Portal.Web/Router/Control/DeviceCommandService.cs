using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>
/// Commands for customers' routers: asked for, sent once, followed to their end, taken back. Each step is a change of one row, so that
/// whoever goes on with a command, on whichever node, goes on where it stands. Passwords pass through and are kept nowhere.
/// </summary>
public sealed class DeviceCommandService(Database db, IRouterControl routers, RouterOptions options, RouterMails mails)
{
    private const string Mine =
        $"select {DeviceCommand.Columns} from device_command where reference = @reference and customer_number = @customer";

    private const string ByReference = $"select {DeviceCommand.Columns} from device_command where reference = @reference";

    private const string ByForm = $"""
        select {DeviceCommand.Columns} from device_command
        where form_key = @FormKey and customer_number = @customer and (ended_at is null or requested_at > @since)
        order by id desc limit 1
        """;

    private const string OpenOf = $"select {DeviceCommand.Columns} from device_command where device = @device and ended_at is null";

    private const string Restarts = """
        select count(*) from device_command where device = @device and kind = 'Reboot' and sent_at > @since
            and state not in ('Failed', 'Unreachable', 'DeviceUnknown', 'Cancelled', 'Expired')
        """;

    private const string Insert = """
        insert into device_command (reference, form_key, customer_number, service_number, serial, device, person_id, kind, state,
            wifi_name, firmware, requested_at, changed_at, due_at)
        values (@reference, @FormKey, @customer, @service, @serial, @device, @PersonId, @kind, 'Requested', @name, @firmware, @Now, @Now,
            @due)
        """;

    /// <summary>The command under way for a router; null when there is none.</summary>
    public Task<DeviceCommand?> OpenAsync(string device, CancellationToken ct) =>
        db.SingleOrDefaultAsync<DeviceCommand>(OpenOf, new { device }, ct);

    /// <summary>A command of a customer; null when it is none of theirs.</summary>
    public Task<DeviceCommand?> FindAsync(Me me, string reference, CancellationToken ct) =>
        db.SingleOrDefaultAsync<DeviceCommand>(
            Mine,
            new { customer = me.CustomerNumber ?? "", reference = Reference.Read(DeviceCommand.Letter, reference) ?? "" },
            ct
        );

    /// <summary>
    /// Takes a command and sends it. The same form sent again is the command it was. Once begun it is finished, whether or not the browser
    /// still waits.
    /// </summary>
    /// <returns>The command as it stands, or why it was not taken.</returns>
    public async Task<(DeviceCommand? Command, DeviceCommandRefusal? Refusal)> SendAsync(
        Requester by,
        CommandRequest request,
        CancellationToken ct
    )
    {
        var reference = Reference.New(DeviceCommand.Letter);
        var (begun, refusal) = await db.WriteAsync(work => BeginAsync(work, by.Me, request, reference), ct);
        if (begun is null || begun.Reference != reference) // refused, or another touch of the same button
            return (begun, refusal);
        var before = await routers.ReadAsync(begun.Device, anew: false, CancellationToken.None);
        var step = new CommandStep(DeviceCommandState.Sent) { BootedBefore = before.Value?.BootedAt, Wait = options.SendFor };
        // Before the system hears of it: whoever finds the row afterwards asks, and never sends again.
        if (await MoveAsync(begun, step) is not { } sent)
            return (begun, null);
        var answer = await routers.SendAsync(sent.Device, CommandOf(sent, request), CancellationToken.None);
        return (await RecordAsync(sent, answer, by), null);
    }

    /// <summary>Takes a command back that waits for the router.</summary>
    /// <returns>The command as it stands then; null when the system that has it is away.</returns>
    public async Task<DeviceCommand?> CancelAsync(DeviceCommand command, DeviceCommandReason reason, string actor)
    {
        if (command.State != DeviceCommandState.Queued)
            return command;
        var answer = await routers.CancelAsync(command.InSystem, CancellationToken.None);
        if (answer.State == AnswerState.Failed)
            return null;
        var step = answer.Value is { Outcome: RouterOutcome.Executed }
            ? new CommandStep(DeviceCommandState.Executed)
            : new(DeviceCommandState.Cancelled) { Reason = reason, Actor = actor };
        return await MoveAsync(command, step) ?? command;
    }

    /// <summary>Notes what the system answered.</summary>
    internal async Task<DeviceCommand> RecordAsync(DeviceCommand sent, Answer<RouterResult> answer, Requester? by = null)
    {
        if (!answer.Has(out var result))
            return answer is { State: AnswerState.Failed, MayRetry: true } && by is not null
                ? await EndAsync(sent, DeviceCommandReason.Away)
                : sent; // nobody can tell: it is asked for later
        var (state, reason) = DeviceCommandStates.Of(result);
        var step = new CommandStep(state)
        {
            Reason = reason,
            Fault = result.FaultCode,
            Task = result.Task,
            Notice = by is null ? null : mails.Of(sent, state, by),
        };
        var moved = state == sent.State ? sent : await MoveAsync(sent, step) ?? sent;
        return moved.State == DeviceCommandState.Faulted ? await ClearAsync(moved) : moved;
    }

    /// <summary>
    /// Takes what is left of a fault out of the system, or it would be tried again. One that cannot be asked is asked later.
    /// </summary>
    internal async Task<DeviceCommand> ClearAsync(DeviceCommand faulted) =>
        (await routers.CancelAsync(faulted.InSystem, CancellationToken.None)).State == AnswerState.Failed
            ? faulted
            : await MoveAsync(faulted, new(DeviceCommandState.Failed)) ?? faulted;

    internal async Task<DeviceCommand> EndAsync(DeviceCommand command, DeviceCommandReason reason) =>
        await MoveAsync(command, new(DeviceCommandState.Failed) { Reason = reason }) ?? command;

    /// <summary>Takes a command from the state it was read in to another.</summary>
    /// <returns>Null when somebody else was faster.</returns>
    internal Task<DeviceCommand?> MoveAsync(DeviceCommand command, CommandStep step) =>
        db.WriteAsync(
            async work =>
            {
                var moved = await step.TakeAsync(work, command, options);
                if (moved is not null && step.Notice is { } notice)
                    await mails.SendAsync(work, notice);
                return moved;
            },
            CancellationToken.None
        );

    private async Task<(DeviceCommand? Command, DeviceCommandRefusal? Refusal)> BeginAsync(
        UnitOfWork work,
        Me me,
        CommandRequest request,
        string reference
    )
    {
        var (device, customer) = (request.Router.ManagedAs!, me.CustomerNumber!);
        await work.LockAsync("device-command:" + device);
        var since = work.Now - DoubleSubmit.Repeats;
        if (
            await work.SingleOrDefaultAsync<DeviceCommand>(
                ByForm,
                new
                {
                    request.FormKey,
                    customer,
                    since,
                }
            ) is
            { } same
        )
            return (same, null);
        if (await RefusalAsync(work, me, request) is { } refusal)
            return work.Refuse<(DeviceCommand?, DeviceCommandRefusal?)>((null, refusal));
        await work.ExecuteAsync(
            Insert,
            new
            {
                reference,
                request.FormKey,
                customer,
                service = request.Router.Line.Number,
                serial = request.Router.Device.Serial,
                device,
                me.PersonId,
                kind = request.Kind.ToString(),
                name = request.Wifi?.Name ?? "",
                firmware = request.Firmware ?? "",
                work.Now,
                due = work.Now + options.SendFor,
            }
        );
        var asked = await work.SingleAsync<DeviceCommand>(ByReference, new { reference });
        await work.AuditAsync(me.Target, "device-command.requested", asked.Target, $"{request.Kind}");
        var step = new CommandStep(DeviceCommandState.Authorised) { Actor = me.Target, Wait = options.SendFor };
        return (await step.TakeAsync(work, asked, options), null);
    }

    private async Task<DeviceCommandRefusal?> RefusalAsync(UnitOfWork work, Me me, CommandRequest request)
    {
        var (device, since) = (request.Router.ManagedAs!, work.Now - options.RestartEvery);
        if (!await ConsentService.IsGivenAsync(work, me.PersonId, ConsentPurpose.RemoteHelp))
            return DeviceCommandRefusal.NoConsent;
        if (await work.SingleOrDefaultAsync<DeviceCommand>(OpenOf, new { device }) is not null)
            return DeviceCommandRefusal.Busy;
        return request.Kind == RouterCommandKind.Reboot && await work.SingleAsync<long>(Restarts, new { device, since }) > 0
            ? DeviceCommandRefusal.TooSoon
            : null;
    }

    private static RouterCommand CommandOf(DeviceCommand command, CommandRequest request) =>
        new()
        {
            Key = command.Reference,
            Kind = command.Kind,
            Wifi = request.Wifi,
            Firmware = request.Firmware,
        };
}
