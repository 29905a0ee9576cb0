using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// Gives the provider's system one order for each line whose customer was told, sees what became of it, and takes it back when the change
/// is cancelled. An order carries its own number, so that it is given once however often it is sent.
/// </summary>
public sealed class PriceChangeOrders(
    Database db,
    IOrders orders,
    ICustomers customers,
    PriceChangeMails mails,
    Outbox outbox,
    LocalTime time,
    TimeProvider clock
)
{
    private const string Move = """
        update price_change_line set state = @to, next_step_at = @next, changed_at = @Now where id = @Id and state = @from
        """;

    private const string IsCancelled = "select count(*) from price_change_line where id = @Id and state in ('Withdrawing', 'Cancelled')";

    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    /// <summary>The number of the order for a line.</summary>
    public static string NumberOf(PriceChange change, PriceChangeLine line) => $"{change.Reference}/{line.ServiceNumber}";

    /// <returns>False when the provider's system does not answer.</returns>
    public async Task<bool> StepAsync(PriceChange change, IReadOnlyList<PriceChangeLine> lines, CancellationToken ct)
    {
        var isDone = true;
        foreach (var line in lines)
            isDone &=
                line.State == PriceChangeLineState.Notified ? await SubmitAsync(change, line, ct) : await WatchAsync(change, line, ct);
        return isDone;
    }

    /// <summary>Takes the orders back and tells the customer, in one mail, that the price stays.</summary>
    /// <returns>False when the provider's system does not answer.</returns>
    public async Task<bool> WithdrawAsync(PriceChange change, IReadOnlyList<PriceChangeLine> lines, CancellationToken ct)
    {
        var stays = new List<PriceChangeLine>();
        foreach (var line in lines)
        {
            var answer = await orders.CancelAsync(NumberOf(change, line), ct);
            if (answer.State == AnswerState.Failed)
                return false;
            if (answer.Value is { State: OrderState.Completed })
                await MoveAsync(line, PriceChangeLineState.InEffect, null, ct); // its day had come
            else if (answer.Value is { IsOpen: true })
                return false; // on its way to be cancelled
            else
                stays.Add(line);
        }

        var owner = await customers.FindAsync(lines[0].CustomerNumber, ct);
        if (owner.State == AnswerState.Failed)
            return false;
        var to = owner.Value?.Email ?? owner.Value?.SecondEmail;
        var mail =
            stays.Count > 0 && to is not null
                ? outbox.Protect(mails.Cancelled(to, owner.Value!.Language, change, [.. stays.Select(l => l.Plan)]))
                : null;
        await db.WriteAsync(
            async work =>
            {
                var moved = 0;
                foreach (var line in stays)
                    moved += await work.ExecuteAsync(Move, Values(work, line, PriceChangeLineState.Cancelled, null));
                if (moved > 0 && mail is not null)
                    await outbox.MailAsync(work, mail);
            },
            ct
        );
        return true;
    }

    private async Task<bool> SubmitAsync(PriceChange change, PriceChangeLine line, CancellationToken ct)
    {
        var answer = await orders.SubmitAsync(RequestOf(change, line), ct);
        if (answer.State == AnswerState.Failed)
            return false;
        if (answer.Value is null)
        {
            await MoveAsync(line, PriceChangeLineState.NotConcerned, null, ct);
            return true;
        }

        // Where the line stands otherwise by now, another node was faster, or the change was cancelled while the order was on its way.
        if (
            !await MoveAsync(line, PriceChangeLineState.Ordered, time.StartOf(line.EffectiveOn), ct)
            && await db.SingleOrDefaultAsync<long>(IsCancelled, new { line.Id }, ct) > 0
        )
            await orders.CancelAsync(NumberOf(change, line), ct);
        return true;
    }

    private async Task<bool> WatchAsync(PriceChange change, PriceChangeLine line, CancellationToken ct)
    {
        var answer = await orders.FindAsync(NumberOf(change, line), ct);
        if (answer.State == AnswerState.Failed)
            return false;
        if (answer.Value is { IsOpen: true })
            await MoveAsync(line, PriceChangeLineState.Ordered, clock.GetUtcNow() + Seldom, ct);
        else
        {
            var isDone = answer.Value is { State: OrderState.Completed };
            await MoveAsync(line, isDone ? PriceChangeLineState.InEffect : PriceChangeLineState.NotConcerned, null, ct);
        }

        return true;
    }

    private Task<bool> MoveAsync(PriceChangeLine line, PriceChangeLineState to, DateTimeOffset? next, CancellationToken ct) =>
        db.WriteAsync(async work => await work.ExecuteAsync(Move, Values(work, line, to, next)) > 0, ct);

    private static object Values(UnitOfWork work, PriceChangeLine line, PriceChangeLineState to, DateTimeOffset? next) =>
        new
        {
            line.Id,
            from = line.State.ToString(),
            to = to.ToString(),
            next,
            work.Now,
        };

    private static OrderRequest RequestOf(PriceChange change, PriceChangeLine line) =>
        new()
        {
            ExternalId = NumberOf(change, line),
            Customer = line.CustomerNumber,
            Service = line.ServiceNumber,
            Kind = OrderKind.ChangeFee,
            EffectiveOn = line.EffectiveOn,
            Items =
            [
                new OrderItem
                {
                    Action = OrderAction.Modify,
                    Code = change.PlanCode,
                    Version = (int)change.PlanVersion,
                    Name = line.Plan,
                    OldFee = change.OldPrice,
                    Fee = change.Price,
                },
            ],
        };
}
