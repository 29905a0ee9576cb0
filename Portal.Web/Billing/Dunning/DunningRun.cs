using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Billing.Dunning;

/// <summary>
/// Goes through the customers who have not paid, as often as one likes: what was done is not done again. Customers are written to by day;
/// lines come back at any hour.
/// </summary>
public sealed partial class DunningRun(
    Database db,
    DunningService dunning,
    ServiceLevels levels,
    LocalTime time,
    TimeProvider clock,
    ProviderOptions provider,
    BillingOptions options,
    ILogger<DunningRun> logger
)
{
    private const string Unpaid = """
        select c.id, c.number from customer c
        where c.id > @after and (c.demonstration = false or @Demonstration) and c.id in (
            select customer_id from invoice where state in ('sent', 'partiallyPaid') and due_on < @today
            union select o.id from suspension_notice n join customer o on o.number = n.customer_number where n.ended_at is null
            union select customer_id from service where state = 'suspended' and state_reason = 'payment')
        order by c.id limit @Portion
        """;

    private const int Portion = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        if (!options.CarryOutDunning)
            return;
        for (long after = 0; ; )
        {
            var today = time.DayOf(clock.GetUtcNow());
            var values = new
            {
                after,
                today,
                provider.Demonstration,
                Portion,
            };
            var some = await db.ListAsync<CustomerRow>(Unpaid, values, ct);
            foreach (var customer in some)
                await RunAsync(customer.Number, ct);
            if (some.Count < Portion)
                return;
            after = some[^1].Id;
        }
    }

    // One customer's faulty data keep no other line from coming back.
    private async Task RunAsync(string customer, CancellationToken ct)
    {
        try
        {
            await (levels.IsContactTime(clock.GetUtcNow()) ? dunning.RunAsync(customer, ct) : dunning.SettleAsync(customer, ct));
        }
        catch (InvalidOperationException error)
        {
            Log.Failed(logger, customer, error);
        }
    }

    private sealed record CustomerRow
    {
        public required long Id { get; init; }

        public required string Number { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Dunning: {Customer} could not be dealt with")]
        public static partial void Failed(ILogger logger, string customer, Exception error);
    }
}
