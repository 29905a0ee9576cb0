using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Payments;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Billing.Payments;

/// <summary>
/// Begins payments of bills. What a customer began and did not finish is gone on with, and not begun a second time; while a bank is at
/// work nothing new is begun, so that no bill is paid twice.
/// </summary>
public sealed class PaymentService(Database db, Bills bills, IPayments payments, SiteUrls urls, SiteLinks links)
{
    private const string Mine = $"""
        select {OnlinePayment.Columns} from online_payment p where p.customer_number = @customer and p.reference = @reference
        """;

    private const string All = $"""
        select {OnlinePayment.Columns} from online_payment p where p.customer_number = @customer order by p.id desc limit @most
        """;

    private const string Begun = $"""
        select {OnlinePayment.Columns} from online_payment p
        where p.customer_number = @customer and p.invoice_number = @invoice
            and (p.state in ('Initiated', 'Pending', 'Authorized') or (p.state = 'Captured' and p.recorded_at is null))
        order by p.id desc limit 1
        """;

    private const string Begin = """
        insert into online_payment (reference, customer_number, invoice_number, person_id, language, amount, currency, state,
            started_at, changed_at)
        values (@reference, @customer, @invoice, @PersonId, @language, @amount, @currency, 'Initiated', @Now, @Now)
        """;

    private const string Lead = "update online_payment set provider_url = @url, changed_at = @Now where reference = @reference";
    private const string GiveUp =
        "update online_payment set state = 'Failed', changed_at = @Now where reference = @reference and state = 'Initiated'";

    /// <summary>A payment of the customer; null when it is none of theirs.</summary>
    public Task<OnlinePayment?> FindAsync(string customer, string reference, CancellationToken ct) =>
        db.SingleOrDefaultAsync<OnlinePayment>(Mine, new { customer, reference = Reference.Read('Y', reference) ?? "" }, ct);

    /// <summary>What a customer began to pay, the newest first.</summary>
    public Task<IReadOnlyList<OnlinePayment>> ListAsync(string customer, int most, CancellationToken ct) =>
        db.ListAsync<OnlinePayment>(All, new { customer, most }, ct);

    /// <summary>Begins to pay what is to be paid on a bill.</summary>
    /// <returns>Where the customer pays, or why not.</returns>
    public async Task<(string? Url, PaymentRefusal? Refusal)> StartAsync(Me me, string number, Language language, CancellationToken ct)
    {
        var customer = me.CustomerNumber ?? "";
        var answer = await bills.FindAsync(customer, number, ct);
        if (answer.State != AnswerState.Found) // what was true some time ago is nothing to take money for
            return (null, answer.State == AnswerState.NotFound ? PaymentRefusal.UnknownBill : PaymentRefusal.Unavailable);
        var bill = answer.Value!;
        if (bill.ToPay.IsZero || bill.Standing is not (BillStanding.Open or BillStanding.Overdue))
            return (null, PaymentRefusal.NothingToPay);
        var values = new
        {
            reference = Reference.New('Y'),
            customer,
            invoice = bill.Invoice.Number,
            me.PersonId,
            language = language.Code,
            amount = bill.ToPay.Minor,
            currency = bill.ToPay.Currency,
        };
        var (payment, refusal) = await BeginAsync(values.invoice, bill.ToPay, customer, values, ct);
        return refusal is null ? await LeadAsync(payment!, language, ct) : (null, refusal);
    }

    private async Task<(OnlinePayment?, PaymentRefusal?)> BeginAsync(
        string invoice,
        Money sum,
        string customer,
        object values,
        CancellationToken ct
    ) =>
        await db.WriteAsync<(OnlinePayment?, PaymentRefusal?)>(
            async work =>
            {
                await work.LockAsync("online-payment:" + invoice);
                var before = new { customer, invoice };
                if (await work.SingleOrDefaultAsync<OnlinePayment>(Begun, before) is { } begun)
                {
                    if (begun.State != PaymentState.Initiated)
                        return (null, PaymentRefusal.Pending);
                    if (begun.Sum == sum)
                        return (begun, null);
                    // The sum has changed since: something was disputed, or paid in another way.
                    await work.ExecuteAsync(GiveUp, new { reference = begun.Reference, work.Now });
                }

                await work.ExecuteAsync(Begin, Stamped(values, work.Now));
                return (await work.SingleAsync<OnlinePayment>(Begun, before), null);
            },
            ct
        );

    private async Task<(string?, PaymentRefusal?)> LeadAsync(OnlinePayment payment, Language language, CancellationToken ct)
    {
        if (payment.ProviderUrl is { } known)
            return (known, null);
        var request = new PaymentRequest
        {
            Reference = payment.Reference,
            Invoice = payment.InvoiceNumber,
            Amount = payment.Sum,
            ReturnUrl = urls.Absolute(links.In(language).Bills.Payment(payment.Reference)),
            Language = language.Code,
        };
        if (!(await payments.StartAsync(request, ct)).Has(out var started))
            return (null, PaymentRefusal.Unavailable);
        var url = started.ConfirmUrl ?? links.In(language).Bills.Sandbox(payment.Reference);
        await db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Lead,
                    new
                    {
                        url,
                        reference = payment.Reference,
                        work.Now,
                    }
                ),
            ct
        );
        return (url, null);
    }

    private static Dapper.DynamicParameters Stamped(object values, DateTimeOffset now)
    {
        var stamped = new Dapper.DynamicParameters(values);
        stamped.Add("Now", now);
        return stamped;
    }
}
