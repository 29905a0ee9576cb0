using Portal.Tests.Data;
using Portal.Web.Billing.Dunning;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Billing.Dunning;

/// <summary>A customer who has not paid, and two nodes that deal with them day by day.</summary>
internal sealed record Debtor(DatabaseFixture Data, BillingTestHost One, BillingTestHost Two, string Customer, string Bill, string Email)
    : IAsyncDisposable
{
    private const string Dispute = """
        insert into dispute (form_key, customer_number, invoice_number, ticket_reference, amount, currency, opened_at)
        values (@Customer, @Customer, @Bill, @Customer, 11999, 'EUR', @Now)
        """;

    private const string Payment = """
        insert into online_payment (reference, customer_number, invoice_number, language, amount, currency, state, started_at, changed_at)
        values (@Customer, @Customer, @Bill, 'en', 12000, 'EUR', 'Pending', @Now, @Now)
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DateOnly Today => One.Today;

    public void To(DateOnly day) => Data.Clock.Advance(TimeSpan.FromDays(day.DayNumber - Today.DayNumber));

    /// <summary>Day after day, both nodes at once.</summary>
    public async Task UntilAsync(DateOnly day)
    {
        while (Today < day)
        {
            To(Today.AddDays(1));
            await RunAsync();
        }
    }

    /// <summary>Both nodes at once.</summary>
    public Task RunAsync() =>
        Task.WhenAll(One.Get<DunningService>().RunAsync(Customer, Ct), Two.Get<DunningService>().RunAsync(Customer, Ct));

    public async Task<DunningPlan?> PlanAsync() =>
        await One.Get<DunningReader>().PlanAsync(Customer, (await One.Get<Web.Billing.Bills>().ListAsync(Customer, Ct)).Value!, Ct);

    public async Task<Service> LineAsync() => (await One.Get<IServices>().ListAsync(Customer, Ct)).Value!.Single();

    public Task<IReadOnlyList<Mail>> MailsAsync() => One.MailsToAsync(Email);

    public Task PayAsync(long minor) =>
        Data.Database.WriteAsync(
            work =>
                work.PayAsync(
                    Bill,
                    new()
                    {
                        Reference = $"{Customer}-{minor}",
                        ReceivedOn = Today,
                        Amount = new(minor, "EUR"),
                        Method = PaymentMethod.Transfer,
                    }
                ),
            Ct
        );

    public Task SettleAsync() => One.Get<DunningService>().SettleAsync(Customer, Ct);

    public async Task HappensAsync(string what)
    {
        if (what == "paid")
            await PayAsync(12000);
        else if (what == "request")
            await One.RequestAsync(Customer);
        else
            await Data.Database.WriteAsync(
                work =>
                    work.ExecuteAsync(
                        what == "disputed" ? Dispute : Payment,
                        new
                        {
                            Customer,
                            Bill,
                            work.Now,
                        }
                    ),
                Ct
            );
    }

    public Task RequestEndsAsync() =>
        Data.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    "update ticket set state = 'Closed', closed_at = @Now where customer_number = @Customer",
                    new { work.Now, Customer }
                ),
            Ct
        );

    public Task<int> AuditedAsync(string action) =>
        Data.Database.SingleOrDefaultAsync<int>(
            "select count(*) from audit where action = @action and (target = @customer or target = @invoice)",
            new
            {
                action,
                customer = "customer:" + Customer,
                invoice = "invoice:" + Bill,
            },
            Ct
        );

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
    }
}
