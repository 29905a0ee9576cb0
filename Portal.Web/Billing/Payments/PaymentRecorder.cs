using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;

namespace Portal.Web.Billing.Payments;

/// <summary>
/// Tells the provider's billing of money that came in. It is told until it has heard, and the same payment told twice counts once, so a
/// kill between notice and billing loses nothing and credits nothing twice.
/// </summary>
public sealed class PaymentRecorder(Database db, IBilling billing, LocalTime time)
{
    private const string Waiting = $"""
        select {OnlinePayment.Columns} from online_payment p where p.state = 'Captured' and p.recorded_at is null order by p.id limit @most
        """;

    private const string Recorded = "update online_payment set recorded_at = @Now where id = @Id and recorded_at is null";
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
            if (answer.State == AnswerState.Found)
                await db.WriteAsync(work => work.ExecuteAsync(Recorded, new { payment.Id, work.Now }), ct);
        }
    }
}
