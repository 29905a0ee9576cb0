using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// Carries out what was announced: takes up the lines, tells each customer once, gives the orders, and sees that they are carried out. Each
/// step is found in the table again and changes only what stands as it was found, so a run may stop anywhere, be repeated, and go on on
/// several nodes at once.
/// </summary>
public sealed partial class PriceChangeProcessor(
    Database db,
    PriceChangeLister lister,
    PriceChangeNotifier notifier,
    PriceChangeOrders orders,
    LocalTime time,
    TimeProvider clock,
    ILogger<PriceChangeProcessor> logger
)
{
    internal const int Portion = 200;

    private const string Unlisted = $"""
        select {PriceChange.Columns} from price_change p where p.state = 'Announced' and p.listed_at is null order by p.id
        """;

    // The lines of one customer go together: they are told of all of them at once.
    private const string Due = """
        select l.price_change_id change_id, l.customer_number customer from price_change_line l
        where l.next_step_at <= @now group by l.price_change_id, l.customer_number order by min(l.next_step_at), l.customer_number
        limit @most
        """;

    private const string Lines = $"""
        select {PriceChangeLine.Columns} from price_change_line l
        where l.price_change_id = @ChangeId and l.customer_number = @Customer and l.next_step_at <= @now order by l.service_number
        """;

    private const string One = $"select {PriceChange.Columns} from price_change p where p.id = @ChangeId";

    private const string Postpone = """
        update price_change_line set next_step_at = @next
        where price_change_id = @ChangeId and customer_number = @Customer and next_step_at <= @now
        """;

    private const string Finished = "state = 'Announced' and listed_at is not null and effective_on <= @today";
    private const string IsOver = $"select count(*) from price_change where {Finished}";

    private const string Over = $"""
        update price_change set state = 'InEffect', ended_at = @Now where {Finished} returning reference
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Takes every step that is due, until none is.</summary>
    /// <returns>How many customers were dealt with.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        foreach (var change in await db.ListAsync<PriceChange>(Unlisted, ct: ct))
            await lister.RunAsync(change, ct);
        for (var steps = 0; ; )
        {
            var due = await db.ListAsync<Step>(Due, new { now = clock.GetUtcNow(), most = Portion }, ct);
            foreach (var step in due)
                await TryAsync(step, ct);
            steps += due.Count;
            if (due.Count > 0)
                continue;
            if (await db.SingleOrDefaultAsync<long>(IsOver, new { today = time.DayOf(clock.GetUtcNow()) }, ct) > 0)
                await db.WriteAsync(FinishAsync, ct);
            return steps;
        }
    }

    // One customer for whom it goes wrong keeps no other waiting.
    private async Task TryAsync(Step step, CancellationToken ct)
    {
        try
        {
            if (await StepAsync(step, ct))
                return;
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.StepFailed(logger, step.ChangeId, step.Customer, error);
        }

        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Postpone,
                    new
                    {
                        step.ChangeId,
                        step.Customer,
                        now = work.Now,
                        next = work.Now + Pause,
                    }
                ),
            ct
        );
    }

    /// <returns>False when the provider's systems do not answer.</returns>
    private async Task<bool> StepAsync(Step step, CancellationToken ct)
    {
        var found = new
        {
            step.ChangeId,
            step.Customer,
            now = clock.GetUtcNow(),
        };
        var lines = await db.ListAsync<PriceChangeLine>(Lines, found, ct);
        if (await db.SingleOrDefaultAsync<PriceChange>(One, found, ct) is not { } change)
            return true;
        var isDone = true;
        foreach (var alike in lines.GroupBy(l => l.State))
            isDone &= alike.Key switch
            {
                PriceChangeLineState.Waiting => await notifier.TellAsync(change, [.. alike], ct),
                PriceChangeLineState.Withdrawing => await orders.WithdrawAsync(change, [.. alike], ct),
                _ => await orders.StepAsync(change, [.. alike], ct),
            };
        return isDone;
    }

    private async Task FinishAsync(UnitOfWork work)
    {
        var over = await work.ListAsync<string>(Over, new { work.Now, today = time.DayOf(work.Now) });
        foreach (var reference in over)
            await work.AuditAsync("system", "price-change.in-effect", $"price-change:{reference}");
        if (over.Count > 0)
            await work.ChangedAsync(IndexModel.Tag);
    }

    private sealed record Step
    {
        public required long ChangeId { get; init; }

        public required string Customer { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Price change {Change}: a step for {Customer} failed and will be tried again")]
        public static partial void StepFailed(ILogger logger, long change, string customer, Exception error);
    }
}
