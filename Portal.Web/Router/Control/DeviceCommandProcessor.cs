using Portal.Web.Data;
using Portal.Web.Identity.Consents;
using Portal.Web.Provider;
using Portal.Web.Provider.Routers;

namespace Portal.Web.Router.Control;

/// <summary>
/// Goes on with commands that are under way: asks how they stand, looks for their effect, takes back what waited too long. A row is claimed
/// for a while, so that every node may run it, and one whose node was stopped is free again.
/// </summary>
public sealed class DeviceCommandProcessor(
    Database db,
    DeviceCommandService commands,
    IRouterControl routers,
    ConsentService consents,
    RouterOptions options,
    TimeProvider clock
)
{
    private const string Claim = """
        update device_command set claimed_until = @until, due_at = @next
        where id = (select id from device_command
            where ended_at is null and due_at <= @Now and (claimed_until is null or claimed_until <= @Now)
            order by due_at, id limit 1 /* skip */)
        """;

    // One that was taken a step further is free already.
    private const string Free = "update device_command set claimed_until = null where id = @Id and changed_at = @ChangedAt";

    private const int Most = 200;

    private static readonly TimeSpan Claimed = TimeSpan.FromMinutes(3);

    private readonly string claim =
        $"{Claim.Replace("/* skip */", db.Dialect.SkipLocked, StringComparison.Ordinal)} returning {DeviceCommand.Columns}";

    /// <summary>Takes every command that is due one step further.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        for (var done = 0; done < Most; done++)
        {
            if (await ClaimAsync(ct) is not { } command)
                return done;
            try
            {
                await ContinueAsync(command, ct);
            }
            finally
            {
                await db.WriteAsync(work => work.ExecuteAsync(Free, new { command.Id, command.ChangedAt }), CancellationToken.None);
            }
        }

        return Most;
    }

    // Put off before it is looked at: one that fails each time does not stand in the way of the others.
    private Task<DeviceCommand?> ClaimAsync(CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.SingleOrDefaultAsync<DeviceCommand>(
                    claim,
                    new
                    {
                        work.Now,
                        until = work.Now + Claimed,
                        next = work.Now + Next,
                    }
                ),
            ct
        );

    // At least a moment, or one run would look at the same command for ever.
    private TimeSpan Next => options.LookEvery > TimeSpan.Zero ? options.LookEvery : TimeSpan.FromMilliseconds(1);

    private Task ContinueAsync(DeviceCommand command, CancellationToken ct) =>
        command.State switch
        {
            // Its password went with its sender.
            DeviceCommandState.Authorised => commands.EndAsync(command, DeviceCommandReason.Interrupted),
            DeviceCommandState.Sent => AskAsync(command, ct),
            DeviceCommandState.Queued => WaitAsync(command, ct),
            DeviceCommandState.Faulted => commands.ClearAsync(command),
            DeviceCommandState.Executed or DeviceCommandState.Verifying => VerifyAsync(command, ct),
            _ => Task.CompletedTask,
        };

    private async Task AskAsync(DeviceCommand command, CancellationToken ct)
    {
        var answer = await routers.PollAsync(command.InSystem, ct);
        if (answer.State == AnswerState.NotFound)
            await commands.EndAsync(command, DeviceCommandReason.Interrupted);
        else if (answer.State == AnswerState.Failed && IsOlder(command.SentAt, options.QueuedFor))
            await commands.EndAsync(command, DeviceCommandReason.Away);
        else
            await commands.RecordAsync(command, answer);
    }

    private async Task WaitAsync(DeviceCommand command, CancellationToken ct)
    {
        var answer = await routers.PollAsync(command.InSystem, ct);
        if (answer.State == AnswerState.NotFound)
            await commands.EndAsync(command, DeviceCommandReason.Interrupted);
        else if (answer.Value is { Outcome: not (RouterOutcome.Queued or RouterOutcome.Unreachable) })
            await commands.RecordAsync(command, answer);
        else if (!await IsAgreedAsync(command, ct))
            await commands.CancelAsync(command, DeviceCommandReason.Withdrawn, "system");
        else if (IsOlder(command.SentAt, options.QueuedFor))
            await ExpireAsync(command);
    }

    // Out of the system first: what was given up here is never carried out later.
    private async Task ExpireAsync(DeviceCommand command)
    {
        var answer = await routers.CancelAsync(command.InSystem, CancellationToken.None);
        if (answer.State == AnswerState.Failed)
            return;
        var isLate = answer.Value is { Outcome: RouterOutcome.Executed };
        await commands.MoveAsync(command, new(isLate ? DeviceCommandState.Executed : DeviceCommandState.Expired));
    }

    private async Task<bool> IsAgreedAsync(DeviceCommand command, CancellationToken ct) =>
        command.PersonId is { } person && await consents.IsGivenAsync(person, ConsentPurpose.RemoteHelp, ct);

    private async Task VerifyAsync(DeviceCommand command, CancellationToken ct)
    {
        if (command.State == DeviceCommandState.Executed)
        {
            if (await commands.MoveAsync(command, new(DeviceCommandState.Verifying)) is not { } verifying)
                return;
            command = verifying;
        }

        var read = (await routers.ReadAsync(command.Device, anew: true, ct)).Value;
        if (read is { IsFresh: true } && CommandEffect.IsSeen(command, read))
            await commands.MoveAsync(command, new(DeviceCommandState.Verified));
        else if (IsOlder(command.ExecutedAt, CommandEffect.PatienceFor(command, options)))
            await commands.MoveAsync(
                command,
                new(DeviceCommandState.VerifyMismatch)
                {
                    Reason = read is { IsFresh: true } ? DeviceCommandReason.Different : DeviceCommandReason.Silent,
                }
            );
    }

    private bool IsOlder(DateTimeOffset? at, TimeSpan time) => clock.GetUtcNow() - at >= time;
}
