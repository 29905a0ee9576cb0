using System.Data.Common;
using Portal.Web.Jobs;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// Fetches from every mailbox for as long as the portal runs, on one node at a time. A server that cannot be reached is asked again after a
/// while that grows; a mail that cannot be taken holds up none of those behind it.
/// </summary>
internal sealed partial class InboundService(
    InboundOptions options,
    InboundReceiver receiver,
    InboundLease lease,
    MailboxSignIn signIn,
    Quarantine quarantine,
    InboundState state,
    TimeProvider clock,
    ILogger<InboundService> logger
) : JobService(logger)
{
    // Well within the lease: whoever waits renews it.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(6);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Mailboxes.Select(m => FetchAsync(m, stoppingToken)).Append(TidyAsync(stoppingToken)));

    private async Task FetchAsync(InboundMailbox mailbox, CancellationToken stopping)
    {
        await using var session = new InboundSession(mailbox, options, receiver, lease, signIn);
        var (rest, failures) = (TimeSpan.Zero, 0);
        await RepeatAsync(
            $"mails to {mailbox.Address}",
            ct => Task.Delay(rest, clock, ct),
            async ct =>
            {
                try
                {
                    rest = await session.TakeAsync(Wait, ct) ? TimeSpan.Zero : FirstRest * 3;
                    failures = 0;
                    state.Answered(mailbox.Address);
                }
                catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    await session.CloseAsync();
                    state.NotAnswered(mailbox.Address);
                    rest = RestAfter(++failures);
                    if ((MailConnection.FaultOf(error) ?? (error is DbException ? "the database does not answer" : null)) is not { } fault)
                        throw;
                    Log.NotFetched(logger, mailbox.Address, fault, rest.TotalSeconds);
                }
            },
            stopping
        );
        await TryEndAsync(mailbox);
    }

    private Task TidyAsync(CancellationToken stopping) =>
        RepeatAsync(
            "tidying of fetched mails",
            ct => Task.Delay(Tidying, clock, ct),
            async ct =>
            {
                await receiver.ForgetAsync(ct);
                await quarantine.SweepAsync(ct);
            },
            stopping
        );

    // So that another node need not wait for the end of the lease.
    private async Task TryEndAsync(InboundMailbox mailbox)
    {
        try
        {
            await lease.EndAsync(mailbox.Address, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception error) when (error is DbException or TimeoutException or ObjectDisposedException)
        {
            Log.NotEnded(logger, mailbox.Address);
        }
    }

    private static TimeSpan RestAfter(int failures)
    {
        var rest = FirstRest * Math.Pow(2, Math.Min(failures - 1, 10));
        return rest < MaxRest ? rest : MaxRest;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mails to {Mailbox} cannot be fetched: {Fault}; retrying in {Seconds} s")]
        public static partial void NotFetched(ILogger logger, string mailbox, string fault, double seconds);

        [LoggerMessage(Level = LogLevel.Information, Message = "The lease of {Mailbox} ends by itself in a while")]
        public static partial void NotEnded(ILogger logger, string mailbox);
    }
}
