using Portal.Web.Data;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Carries out orders whose day has come, for a provider without an order system: the line gets its new plan, price and extras, and what is
/// charged once waits for the next bill. Each order is one transaction, so one that was begun is finished or was never begun.
/// </summary>
internal sealed class OrderFulfilment(Database db)
{
    private const string Due = """
        select id from provider_order where state in ('Acknowledged', 'InProgress') and effective_on <= @today order by id limit @most
        """;

    private const string One =
        $"select {OrderRow.Columns} from provider_order o where o.id = @id and o.state in ('Acknowledged', 'InProgress')";
    private const string Line = "select id, customer_id from service where number = @Service";
    private const string Finish = "update provider_order set state = @state, state_reason = @reason, changed_at = @Now where id = @id";

    private const string Plan = """
        update service set plan = @Name, plan_code = @Code, plan_version = @Version, fee = @fee, currency = @currency,
            committed_until = @CommittedUntil, term_months = @TermMonths, plan_started_on = @EffectiveOn, fee_before = null,
            fee_since = null, changed_at = @Now
        where id = @line
        """;

    // Who has changed plan since, or agreed another price, is not concerned any more.
    private const string Fee = """
        update service set fee_before = @old, fee_since = @EffectiveOn, fee = @fee, currency = @currency, changed_at = @Now
        where id = @line and plan_code = @Code and plan_version = @Version and coalesce(fee, @old) = @old
            and state in ('active', 'suspended', 'pendingTerminate') and (plan_started_on is null or plan_started_on <= @received)
        """;

    private const string AddExtra = """
        insert into service_extra (service_id, code, version, fee, currency, started_on, committed_until)
        values (@line, @Code, @Version, @fee, @currency, @EffectiveOn, @CommittedUntil)
        on conflict (service_id, code, started_on) do update set version = excluded.version, fee = excluded.fee,
            currency = excluded.currency, committed_until = excluded.committed_until, ends_on = null
        """;

    private const string EndExtra = """
        update service_extra set ends_on = @EffectiveOn where service_id = @line and code = @Code and ends_on is null
        """;

    private const string Terminate = """
        update service set state = 'terminated', ends_on = @last, state_since = @EffectiveOn, changed_at = @Now where id = @line
        """;

    private const string Charge = """
        insert into unbilled_charge (customer_id, service_number, kind, code, period_start, period_end, amount, currency, tax_percent,
            reason, created_at)
        values (@customer, @Service, @kind, @Code, @start, @end, @amount, @currency, @tax, @reason, @Now)
        on conflict (reason, kind, code) do nothing
        """;

    private const int Most = 100;

    /// <summary>Carries out what is due; called again until nothing is.</summary>
    /// <param name="today">The day in the provider's place.</param>
    /// <param name="ct">Ends the work between two orders.</param>
    /// <returns>How many orders were carried out.</returns>
    public async Task<int> RunAsync(DateOnly today, CancellationToken ct)
    {
        var due = await db.ListAsync<long>(Due, new { today, most = Most }, ct);
        foreach (var id in due)
            await db.WriteAsync(work => CarryOutAsync(work, id), ct);
        return due.Count;
    }

    private static async Task CarryOutAsync(UnitOfWork work, long id)
    {
        if (await work.SingleForUpdateAsync<OrderRow>(One, new { id }) is not { } row)
            return; // another node was faster, or it was cancelled
        var order = row.ToOrder().Request;
        var line = await work.SingleForUpdateAsync<LineRow>(Line, new { order.Service });
        if (line is null)
        {
            await FinishAsync(work, id, OrderState.Failed, "service-unknown");
            return;
        }

        if (order.Kind == OrderKind.ChangeFee)
        {
            var isDone = await ChangeFeeAsync(work, order, line.Id, DateOnly.FromDateTime(row.ReceivedAt.UtcDateTime));
            await FinishAsync(work, id, isDone ? OrderState.Completed : OrderState.Failed, isDone ? null : "agreed-otherwise");
            if (isDone)
                await work.AuditAsync("system", "order.completed", "order:" + order.ExternalId, order.Kind.ToString());
            return;
        }

        foreach (var item in order.Items)
            await ApplyAsync(work, order, item, line.Id);
        if (order.EndsContract)
            await work.ExecuteAsync(
                Terminate,
                new
                {
                    last = order.EffectiveOn.AddDays(-1),
                    order.EffectiveOn,
                    work.Now,
                    line = line.Id,
                }
            );
        foreach (var charge in order.Charges)
            await ChargeAsync(work, order, charge, line.CustomerId);
        await FinishAsync(work, id, OrderState.Completed, null);
        await work.AuditAsync("system", "order.completed", "order:" + order.ExternalId, order.Kind.ToString());
    }

    private static async Task<bool> ChangeFeeAsync(UnitOfWork work, OrderRequest order, long line, DateOnly received) =>
        order.Items is [{ OldFee: { } old } item]
        && await work.ExecuteAsync(
            Fee,
            new
            {
                line,
                item.Code,
                item.Version,
                old = old.Minor,
                fee = item.Fee.Minor,
                currency = item.Fee.Currency,
                order.EffectiveOn,
                received,
                work.Now,
            }
        ) > 0;

    private static Task<int> ApplyAsync(UnitOfWork work, OrderRequest order, OrderItem item, long line) =>
        work.ExecuteAsync(
            !item.IsExtra ? Plan
                : item.Action == OrderAction.Delete ? EndExtra
                : AddExtra,
            new
            {
                line,
                item.Name,
                item.Code,
                item.Version,
                fee = item.Fee.Minor,
                currency = item.Fee.Currency,
                item.CommittedUntil,
                item.TermMonths,
                order.EffectiveOn,
                work.Now,
            }
        );

    private static Task<int> ChargeAsync(UnitOfWork work, OrderRequest order, OrderCharge charge, long customer) =>
        work.ExecuteAsync(
            Charge,
            new
            {
                customer,
                order.Service,
                kind = charge.Kind.ToString(),
                charge.Code,
                start = charge.Period?.Start,
                end = charge.Period?.End,
                amount = charge.Amount.Minor,
                currency = charge.Amount.Currency,
                tax = charge.TaxPercent.ToString(System.Globalization.CultureInfo.InvariantCulture),
                reason = "order:" + order.ExternalId,
                work.Now,
            }
        );

    private static Task<int> FinishAsync(UnitOfWork work, long id, OrderState state, string? reason) =>
        work.ExecuteAsync(
            Finish,
            new
            {
                id,
                state = state.ToString(),
                reason,
                work.Now,
            }
        );

    private sealed record LineRow
    {
        public required long Id { get; init; }

        public required long CustomerId { get; init; }
    }
}
