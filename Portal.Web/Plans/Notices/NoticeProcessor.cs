using Portal.Web.Data;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// Leads declarations from their receipt to the end of the contract. Each step is found in the table again, so that nothing is lost when
/// the program stops between two of them, and the provider's system knows an order by the reference, so that it has each once.
/// </summary>
public sealed partial class NoticeProcessor(
    Database db,
    NoticeMatcher matcher,
    NoticeReview review,
    NoticeOrders orders,
    TimeProvider clock,
    ILogger<NoticeProcessor> logger
)
{
    private const int Portion = 50;

    private const string Due = $"""
        select {ContractNotice.Columns} from contract_notice where next_step_at <= @now order by next_step_at, id limit @most
        """;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Takes every step that is due, until none is.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        for (var steps = 0; ; )
        {
            var due = await db.ListAsync<ContractNotice>(Due, new { now = clock.GetUtcNow(), most = Portion }, ct);
            if (due.Count == 0)
                return steps;
            foreach (var notice in due)
                await TryAsync(notice, ct);
            steps += due.Count;
        }
    }

    // One that goes wrong keeps no other waiting.
    private async Task TryAsync(ContractNotice notice, CancellationToken ct)
    {
        try
        {
            if (await StepAsync(notice, ct))
                return;
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.StepFailed(logger, notice.Reference, error);
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(notice.Attempts, 10));
        await db.WriteAsync(work => work.PostponeAsync(notice, wait < LongestWait ? wait : LongestWait), ct);
    }

    /// <returns>False when it could not be taken now.</returns>
    private async Task<bool> StepAsync(ContractNotice notice, CancellationToken ct)
    {
        var outcome = notice.State == NoticeState.Received ? await MatchAsync(notice, ct) : await orders.StepAsync(notice, ct);
        if (outcome.Review is { } match)
        {
            var ticket = review.Prepare(notice, match);
            await db.WriteAsync(
                async work =>
                {
                    if (await work.NoticeAsync(notice) is { } now)
                        await review.FileAsync(work, now, match, ticket);
                },
                ct
            );
        }

        return outcome.IsTaken;
    }

    private async Task<StepOutcome> MatchAsync(ContractNotice notice, CancellationToken ct)
    {
        if (await matcher.FindAsync(notice, ct) is not { } match)
            return StepOutcome.NotNow;
        if (match.Review is not null)
            return StepOutcome.ForPeople(match);
        var isEnding = await db.WriteAsync(work => KeepAsync(work, notice, match), ct);
        return isEnding ? StepOutcome.ForPeople(match with { Review = ReviewReason.Ending }) : StepOutcome.Taken;
    }

    /// <returns>True when another declaration about the same line is on its way.</returns>
    private static async Task<bool> KeepAsync(UnitOfWork work, ContractNotice notice, NoticeMatch match)
    {
        if (await work.NoticeAsync(notice) is not { } now)
            return false; // another node was faster, or they want to stay
        if (await work.IsAlreadyEndingAsync(now, match.Service!.Number))
            return true;
        await work.MatchAsync(now, match);
        await work.AuditAsync("system", "contract-notice.matched", now.Target);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Contract notice {Reference}: a step failed and will be tried again")]
        public static partial void StepFailed(ILogger logger, string reference, Exception error);
    }
}
