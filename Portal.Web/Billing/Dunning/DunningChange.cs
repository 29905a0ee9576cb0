using Portal.Web.Data;

namespace Portal.Web.Billing.Dunning;

/// <summary>One change to one customer who has not paid.</summary>
/// <param name="Work">The change.</param>
/// <param name="Customer">The customer number in plain form.</param>
/// <param name="Today">The day at the provider's place.</param>
/// <param name="Readers">Who is told.</param>
internal sealed record DunningChange(UnitOfWork Work, string Customer, DateOnly Today, IReadOnlyList<AccountHolder> Readers)
{
    public string Target => "customer:" + Customer;

    public Task<int> ExecuteAsync(string sql) =>
        Work.ExecuteAsync(
            sql,
            new
            {
                customer = Customer,
                today = Today,
                Work.Now,
            }
        );

    public Task<int> ExecuteAsync(string sql, BillDunning bill, DunningStep step) =>
        Work.ExecuteAsync(
            sql,
            new
            {
                bill.Number,
                bill.From,
                step = step.ToString(),
                customer = Customer,
                today = Today,
                Work.Now,
            }
        );

    public Task<int> ExecuteAsync(string sql, SuspensionPlan plan) =>
        Work.ExecuteAsync(
            sql,
            new
            {
                amount = plan.Amount.Minor,
                currency = plan.Amount.Currency,
                plan.SuspendOn,
                customer = Customer,
                today = Today,
            }
        );
}
