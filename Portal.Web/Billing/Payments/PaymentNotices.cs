using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Payments;

namespace Portal.Web.Billing.Payments;

/// <summary>
/// Takes what the payment provider says. A notice counts once, however often it comes; late and out of order it changes nothing that is
/// already known better.
/// </summary>
public sealed class PaymentNotices(Database db, IPayments payments, PaymentMails mails, PaymentRecorder recorder, Outbox outbox)
{
    private const string Keep = """
        insert into payment_notice (event_id, reference, state, received_at) values (@EventId, @Reference, @state, @Now)
        on conflict (event_id) do nothing
        """;

    private const string One = $"select {OnlinePayment.Columns} from online_payment p where p.reference = @Reference";
    private const string Move = "update online_payment set state = @state, changed_at = @Now where id = @Id";
    private const string Silent = $"""
        select {OnlinePayment.Columns} from online_payment p where p.state in ('Initiated', 'Pending', 'Authorized') order by p.id desc
        limit @most
        """;

    private const string GiveUp = """
        update online_payment set state = 'Failed', changed_at = @Now where state = 'Initiated' and started_at < @before
        """;

    private const int Most = 200;
    private const string Reader = "select email from person p join online_payment o on o.person_id = p.id where o.id = @Id";

    /// <summary>Takes a notice from the network.</summary>
    /// <returns>False when the payment provider did not send it.</returns>
    public async Task<bool> ReceiveAsync(byte[] body, string? signature, CancellationToken ct)
    {
        if (payments.Read(body, signature) is not { } notice)
            return false;
        await ApplyAsync(notice, ct);
        return true;
    }

    /// <summary>Asks how a payment stands, for who came back before the notice did.</summary>
    public async Task AskAsync(OnlinePayment payment, CancellationToken ct)
    {
        if (payment.IsOpen && (await payments.FindAsync(payment.Reference, ct)) is { State: AnswerState.Found, Value: { } notice })
            await ApplyAsync(notice, ct);
    }

    /// <summary>Asks about payments of which nothing was heard; those that nobody went on with for a day count as given up.</summary>
    public async Task AskAllAsync(CancellationToken ct)
    {
        await db.WriteAsync(work => work.ExecuteAsync(GiveUp, new { work.Now, before = work.Now.AddDays(-1) }), ct);
        foreach (var payment in await db.ListAsync<OnlinePayment>(Silent, new { most = Most }, ct))
            await AskAsync(payment, ct);
    }

    private async Task ApplyAsync(PaymentNotice notice, CancellationToken ct)
    {
        var moved = await db.WriteAsync(work => ApplyAsync(work, notice), ct);
        if (moved)
            await recorder.RunAsync(ct);
    }

    private async Task<bool> ApplyAsync(UnitOfWork work, PaymentNotice notice)
    {
        var values = new
        {
            notice.EventId,
            notice.Reference,
            state = notice.State.ToString(),
            work.Now,
        };
        if (await work.ExecuteAsync(Keep, values) == 0)
            return false;
        if (await work.SingleForUpdateAsync<OnlinePayment>(One, new { notice.Reference }) is not { } payment)
            return false;
        // Another sum than was asked for is nothing a notice may say; a person has to look.
        if (notice.Amount != payment.Sum)
        {
            await work.AuditAsync("system", "online-payment.amount-mismatch", Target(payment), notice.EventId);
            return false;
        }

        if (!OnlinePayment.Follows(payment.State, notice.State))
            return false;
        await work.ExecuteAsync(
            Move,
            new
            {
                payment.Id,
                values.state,
                work.Now,
            }
        );
        await work.AuditAsync("system", $"online-payment.{values.state.ToLowerInvariant()}", Target(payment), notice.EventId);
        var to = await work.SingleOrDefaultAsync<string>(Reader, new { payment.Id });
        if (
            to is not null
            && notice.State is (PaymentState.Captured or PaymentState.Failed or PaymentState.Refunded or PaymentState.ChargedBack)
        )
            await outbox.MailAsync(work, mails.Of(to, payment, notice.State));
        return notice.State is PaymentState.Captured or PaymentState.Refunded or PaymentState.ChargedBack;
    }

    private static string Target(OnlinePayment payment) => "online-payment:" + payment.Reference;
}
