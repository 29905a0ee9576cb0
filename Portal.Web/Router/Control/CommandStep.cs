using Portal.Web.Data;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>One step of a command: the state it comes to, what is kept with it, and who hears of it.</summary>
internal sealed record CommandStep(DeviceCommandState State)
{
    private const string Move = $"""
        update device_command set state = @state, reason = coalesce(@reason, reason), fault = coalesce(@fault, fault),
            task = coalesce(@task, task), booted_before = coalesce(@booted, booted_before),
            sent_at = case when @state = 'Sent' then @Now else sent_at end,
            executed_at = case when @state = 'Executed' then @Now else executed_at end,
            ended_at = case when @over = @yes then @Now else ended_at end,
            changed_at = @Now, due_at = @due, claimed_until = null
        where id = @Id and state = @was
        returning {DeviceCommand.Columns}
        """;

    public DeviceCommandReason? Reason { get; init; }

    public string? Fault { get; init; }

    public string? Task { get; init; }

    public DateTimeOffset? BootedBefore { get; init; }

    /// <summary>Until somebody goes on with it; a moment when not said.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Whose doing it is.</summary>
    public string Actor { get; init; } = "system";

    /// <summary>The mail that tells the customer; null when nothing is to be told.</summary>
    public RouterNotice? Notice { get; init; }

    /// <returns>The command as it is then; null when it was no longer as it was read.</returns>
    public async Task<DeviceCommand?> TakeAsync(UnitOfWork work, DeviceCommand from, RouterOptions options)
    {
        if (!DeviceCommandStates.MayFollow(from.State, State))
            throw new InvalidOperationException($"A command that is {from.State} does not become {State}.");
        var moved = await work.SingleOrDefaultAsync<DeviceCommand>(
            Move,
            new
            {
                from.Id,
                was = from.State.ToString(),
                state = State.ToString(),
                reason = Reason?.ToString(),
                fault = Fault,
                task = Task,
                booted = BootedBefore,
                over = DeviceCommandStates.IsOver(State),
                yes = true,
                due = work.Now + (Wait ?? (State == DeviceCommandState.Executed ? TimeSpan.Zero : options.LookEvery)),
                work.Now,
            }
        );
        if (moved is null)
            return null;
        await work.AuditAsync(Actor, ActionOf(State), moved.Target, $"{(object?)Reason ?? Fault}");
        return moved;
    }

    private static string ActionOf(DeviceCommandState state) =>
        state switch
        {
            DeviceCommandState.Authorised => "device-command.authorised",
            DeviceCommandState.Sent => "device-command.sent",
            DeviceCommandState.Queued => "device-command.queued",
            DeviceCommandState.Executed => "device-command.executed",
            DeviceCommandState.Verifying => "device-command.verification-started",
            DeviceCommandState.Verified => "device-command.verified",
            DeviceCommandState.VerifyMismatch => "device-command.not-verified",
            DeviceCommandState.Expired => "device-command.expired",
            DeviceCommandState.Faulted => "device-command.faulted",
            DeviceCommandState.Cancelled => "device-command.cancelled",
            _ => "device-command.failed",
        };
}
