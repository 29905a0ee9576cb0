using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Billing;

/// <summary>
/// The bills of a person's customer number, and what was disputed. They belong to the contract: the law keeps bills, so they outlive the
/// account. No table of this slice holds a name, an address or a word that somebody wrote; those are in the request, which is erased.
/// </summary>
internal sealed class BillingData(Bills bills, Database db) : IPersonalData
{
    private const string Disputes = """
        select invoice_number number, ticket_reference reference, opened_at, closed_at from dispute
        where customer_number = @CustomerNumber order by id
        """;

    private const string Payments = """
        select reference, invoice_number number, amount, currency, state, started_at from online_payment
        where customer_number = @CustomerNumber order by id
        """;

    private const string Reminders = """
        select invoice_number number, step, taken_on from dunning_step
        where customer_number = @CustomerNumber order by taken_at, invoice_number
        """;

    private const string Suspensions = """
        select amount, currency, announced_on, suspend_on, suspended_on, ended_at from suspension_notice
        where customer_number = @CustomerNumber order by id
        """;

    private const string Forget = "update online_payment set person_id = null where person_id = @PersonId";

    public async Task<IReadOnlyList<PersonalDataTable>> ReadAsync(DataSubject owner, CancellationToken ct)
    {
        if (owner.CustomerNumber is not { } number)
            return [];
        var tables = new List<PersonalDataTable>();
        if ((await bills.ListAsync(number, ct)).Has(out var all))
            tables.Add(new("bills", [.. all.Select(b => Describe(b.Invoice))]));
        tables.Add(await db.OwnTableAsync("payments", Payments, new { owner.CustomerNumber }, ct));
        tables.Add(await db.OwnTableAsync("disputes", Disputes, new { owner.CustomerNumber }, ct));
        tables.Add(await db.OwnTableAsync("reminders", Reminders, new { owner.CustomerNumber }, ct));
        tables.Add(await db.OwnTableAsync("suspensions", Suspensions, new { owner.CustomerNumber }, ct));
        return tables;
    }

    public Task EraseAsync(UnitOfWork work, DataSubject owner) => work.ExecuteAsync(Forget, new { owner.PersonId });

    private static Dictionary<string, string?> Describe(Invoice invoice) =>
        new()
        {
            ["number"] = invoice.Number,
            ["issued_on"] = Day(invoice.IssuedOn),
            ["due_on"] = Day(invoice.DueOn),
            ["total"] = invoice.Total.ToString(),
            ["paid"] = invoice.Paid.ToString(),
            ["state"] = invoice.State.Word(),
        };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
