using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Prepared;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>
/// Orders for changes of plan and extras: a quote is kept, confirmed once, and taken back until it is carried out. Handing it to the
/// provider is another step (<see cref="PlanOrderSender"/>), so that a slow system keeps nobody waiting and loses nothing.
/// </summary>
public sealed class PlanOrderService(
    Database db,
    ChangeOffers offers,
    QuoteReader reader,
    ContractSummaries summaries,
    IOrders orders,
    PlanOrderMails mails,
    PreparedChangeService prepared,
    Outbox outbox,
    LocalTime time,
    TimeProvider clock
)
{
    /// <summary>Directive 2011/83/EU, article 9: days in which an order made at a distance can be withdrawn from.</summary>
    public const int WithdrawalDays = 14;

    private const string Mine = $"""
        select {PlanOrder.Columns} from plan_order o where o.reference = @reference and o.customer_number = @customer
        """;

    private const string Keep = """
        insert into plan_order (reference, customer_number, service_number, person_id, language, state, document, summary_hash, quoted_at,
            changed_at, prepared_reference)
        values (@reference, @customer, @service, @PersonId, @language, 'Quoted', @document, @hash, @Now, @Now, @prepared)
        """;

    private const int KeptDays = 7;

    private const string OpenOf =
        "select count(*) from plan_order where service_number = @service and state in ('Confirmed', 'Submitted') and id <> @Id";

    private const string Confirm = """
        update plan_order set state = 'Confirmed', confirmed_at = @Now, withdraw_until = @until, changed_at = @Now
        where id = @Id and state = 'Quoted'
        """;

    private const string Cancel = """
        update plan_order set state = 'Cancelled', changed_at = @Now where id = @Id and state = @was
        """;

    private const string Open = $"""
        select {PlanOrder.Columns} from plan_order o
        where o.customer_number = @customer and o.state <> 'Quoted' order by o.id desc limit @most
        """;

    private const string CountOpen =
        "select count(*) from plan_order where customer_number = @customer and state in ('Confirmed', 'Submitted')";

    private const string Forget = "delete from plan_order where state = 'Quoted' and quoted_at < @before";

    /// <summary>The day at the customer's place: a quote holds on the day it was made.</summary>
    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    /// <summary>An order or quote of a customer; null when it is none of theirs.</summary>
    public Task<PlanOrder?> FindAsync(string customer, string reference, CancellationToken ct) =>
        db.SingleOrDefaultAsync<PlanOrder>(Mine, new { customer, reference = Reference.Read('P', reference) ?? "" }, ct);

    /// <summary>What a customer ordered, the newest first.</summary>
    public Task<IReadOnlyList<PlanOrder>> ListAsync(string customer, int most, CancellationToken ct) =>
        db.ListAsync<PlanOrder>(Open, new { customer, most }, ct);

    /// <summary>How many orders of a customer are on their way.</summary>
    public Task<long> CountOpenAsync(string customer, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long>(CountOpen, new { customer }, ct);

    /// <summary>Keeps what a choice means, for the customer to read and confirm.</summary>
    /// <param name="me">The customer.</param>
    /// <param name="request">The choice.</param>
    /// <param name="language">The language it is read in.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="preparedAs">The reference of the prepared change it is made of; null for what the customer chose alone.</param>
    public async Task<(string? Reference, ChangeRefusal? Refusal)> QuoteAsync(
        Me me,
        ChangeRequest request,
        Language language,
        CancellationToken ct,
        string? preparedAs = null
    )
    {
        var customer = me.CustomerNumber ?? "";
        var (contract, quote, refusal) = await offers.QuoteAsync(customer, request, Today, ct);
        if (quote is null)
            return (null, refusal);
        if (await reader.ReadAsync(quote, contract!.Plan, language, ct) is not { } words)
            return (null, ChangeRefusal.Unavailable);
        var (reference, document) = (Reference.New('P'), QuoteJson.Write(quote));
        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Keep,
                    new
                    {
                        reference,
                        customer,
                        service = request.Service,
                        me.PersonId,
                        language = language.Code,
                        document,
                        hash = summaries.Of(words).Hash,
                        prepared = preparedAs,
                        work.Now,
                    }
                ),
            ct
        );
        return (reference, null);
    }

    /// <summary>
    /// Orders what was quoted. The same quote confirmed again, from another tab or by a second click, is the same order. What would cost or
    /// bind otherwise than was shown is not ordered.
    /// </summary>
    /// <returns>Null when it is ordered.</returns>
    public async Task<ChangeRefusal?> ConfirmAsync(Me me, string reference, bool acceptsTerm, CancellationToken ct)
    {
        var customer = me.CustomerNumber ?? "";
        if (await FindAsync(customer, reference, ct) is not { } order)
            return ChangeRefusal.UnknownOrder;
        if (order.State != PlanOrderState.Quoted)
            return null;
        var quote = order.Quote;
        if (quote.Lengthens && !acceptsTerm)
            return ChangeRefusal.TermNotAccepted;
        var (contract, now, refusal) = await offers.QuoteAsync(customer, RequestOf(quote), Today, ct);
        if (now is null) // perhaps because this very order is on its way: the other click was faster
            return await IsConfirmedAsync(customer, reference, ct) ? null : refusal;
        if (await reader.ReadAsync(now, contract!.Plan, Language.FromCode(order.Language), ct) is not { } words)
            return ChangeRefusal.Unavailable;
        var summary = summaries.Of(words);
        if (QuoteJson.Write(now) != order.Document || summary.Hash != order.SummaryHash)
            return ChangeRefusal.QuoteChanged;
        var until = Today.AddDays(WithdrawalDays);
        var receipt = outbox.Protect(mails.Confirmed(me.Email, order, words, summary, until, clock.GetUtcNow()));
        return await db.WriteAsync(work => ConfirmAsync(work, me, order, until, receipt), ct);
    }

    /// <summary>Takes an order back that is not carried out. What became of it is the answer of the provider's system.</summary>
    public async Task<ChangeRefusal?> CancelAsync(Me me, string reference, CancellationToken ct)
    {
        if (await FindAsync(me.CustomerNumber ?? "", reference, ct) is not { } order)
            return ChangeRefusal.UnknownOrder;
        if (order.State == PlanOrderState.Cancelled)
            return null;
        if (!order.IsOpen)
            return ChangeRefusal.TooLate;
        if (order.State == PlanOrderState.Confirmed && await CancelAsync(me, order, ct))
            return null; // the provider has not heard of it, and never will
        var answer = await orders.CancelAsync(order.Reference, ct);
        if (answer.State != AnswerState.Found) // away, or the order is on its way there: a minute later it can be cancelled
            return ChangeRefusal.Unavailable;
        if (answer.Value is { State: not OrderState.Cancelled })
            return ChangeRefusal.TooLate;
        await CancelAsync(me, order with { State = PlanOrderState.Submitted }, ct);
        return null;
    }

    private Task<bool> CancelAsync(Me me, PlanOrder order, CancellationToken ct)
    {
        var receipt = outbox.Protect(mails.Ended(me.Email, order, PlanOrderState.Cancelled));
        return db.WriteAsync(
            async work =>
            {
                var cancelled = new
                {
                    order.Id,
                    was = order.State.ToString(),
                    work.Now,
                };
                if (await work.ExecuteAsync(Cancel, cancelled) == 0)
                    return false;
                await work.AuditAsync(me.Target, "plan-order.cancelled", Target(order));
                await outbox.MailAsync(work, receipt);
                return true;
            },
            ct
        );
    }

    /// <summary>Forgets quotes that nobody confirmed.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Forget, new { before = work.Now.AddDays(-KeptDays) }), ct);

    /// <summary>The choice a quote was reckoned for.</summary>
    public static ChangeRequest RequestOf(ChangeQuote quote) =>
        quote.Kind switch
        {
            OrderKind.AddExtra => new(quote.Service, null, quote.ExtraCode, null, quote.When),
            OrderKind.RemoveExtra => new(quote.Service, null, null, quote.ExtraCode, quote.When),
            _ => new(quote.Service, quote.PlanCode, null, null, quote.When),
        };

    internal static string Target(PlanOrder order) => "plan-order:" + order.Reference;

    private async Task<bool> IsConfirmedAsync(string customer, string reference, CancellationToken ct) =>
        await FindAsync(customer, reference, ct) is { State: not PlanOrderState.Quoted };

    private async Task<ChangeRefusal?> ConfirmAsync(UnitOfWork work, Me me, PlanOrder order, DateOnly until, ProtectedMail receipt)
    {
        await work.LockAsync("plan-order:" + order.ServiceNumber);
        if (await work.SingleAsync<long>(OpenOf, new { service = order.ServiceNumber, order.Id }) > 0)
            return ChangeRefusal.OpenOrder;
        var confirmed = new
        {
            order.Id,
            until,
            work.Now,
        };
        if (await work.ExecuteAsync(Confirm, confirmed) == 0)
            return null;
        if (order.PreparedReference is { } made && await prepared.ConfirmAsync(work, me, made, order.Reference) is { } over)
            return over;
        await work.AuditAsync(me.Target, "plan-order.confirmed", Target(order), order.SummaryHash);
        await outbox.MailAsync(work, receipt);
        return null;
    }
}
