using Portal.Web.Billing.Dunning;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Payments;
using Portal.Web.Site;

namespace Portal.Web.Billing.Payments;

/// <summary>
/// Tells the provider's billing of money that came in, and of money that is gone again. It is told until it has heard, and the same
/// payment told twice counts once, so a kill between notice and billing loses nothing and credits nothing twice.
/// </summary>
public sealed class PaymentRecorder(Database db, IBilling billing, DunningService dunning, LocalTime time)
{
    private const string Waiting = $"""
        select {OnlinePayment.Columns} from online_payment p where p.state = 'Captured' and p.recorded_at is null order by p.id limit @most
        """;

    private const string Recorded = "update online_payment set recorded_at = @Now where id = @Id and recorded_at is null";
    private const string Gone = $"""
        select {OnlinePayment.Columns} from online_payment p
        where p.state in ('Refunded', 'ChargedBack') and p.refund_recorded_at is null order by p.id limit @most
        """;

    private const string GoneRecorded = "update online_payment set refund_recorded_at = @Now where id = @Id and refund_recorded_at is null";

    private const int Most = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var payment in await db.ListAsync<OnlinePayment>(Waiting, new { most = Most }, ct))
        {
            var received = new Payment
            {
                Reference = payment.Reference,
                ReceivedOn = time.DayOf(payment.ChangedAt),
                Amount = payment.Sum,
                Method = PaymentMethod.Card,
            };
            var answer = await billing.RecordPaymentAsync(payment.CustomerNumber, payment.InvoiceNumber, received, ct);
            if (answer.State != AnswerState.Found)
                continue;
            await db.WriteAsync(work => work.ExecuteAsync(Recorded, new { payment.Id, work.Now }), ct);
            await dunning.SettleAsync(payment.CustomerNumber, ct); // a line that was suspended comes back at once
        }

        foreach (var payment in await db.ListAsync<OnlinePayment>(Gone, new { most = Most }, ct))
            await RecordGoneAsync(payment, ct);
    }

    private async Task RecordGoneAsync(OnlinePayment payment, CancellationToken ct)
    {
        var refund = new Refund
        {
            Payment = payment.Reference,
            On = time.DayOf(payment.ChangedAt),
            Amount = payment.Sum,
            IsChargeback = payment.State == PaymentState.ChargedBack,
        };
        var answer = await billing.RecordRefundAsync(payment.CustomerNumber, payment.InvoiceNumber, refund, ct);
        if (answer.State == AnswerState.Found)
            await db.WriteAsync(work => work.ExecuteAsync(GoneRecorded, new { payment.Id, work.Now }), ct);
    }
}
