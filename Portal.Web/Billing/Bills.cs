using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>The bills of a customer as the provider knows them, with what the portal adds: what is disputed, and what is late.</summary>
public sealed class Bills(IBilling billing, Database db, LocalTime time, TimeProvider clock)
{
    /// <summary>Ten years: as long as bills have to be kept anywhere.</summary>
    private const int Most = 120;

    private const string Disputed = """
        select invoice_number number, currency, sum(amount) amount from dispute
        where customer_number = @customer and closed_at is null group by invoice_number, currency
        """;

    public DateOnly Today => time.DayOf(clock.GetUtcNow());

    /// <summary>Those that were issued: first the overdue, then the newest first.</summary>
    public async Task<Answer<IReadOnlyList<Bill>>> ListAsync(string customer, CancellationToken ct)
    {
        var answer = await billing.ListAsync(customer, Most, ct);
        if (!answer.Has(out var invoices))
            return answer.With<IReadOnlyList<Invoice>, IReadOnlyList<Bill>>(null);
        var (disputed, today) = (await DisputedAsync(customer, ct), Today);
        var bills = invoices.Where(i => i.IsIssued).Select(i => BillOf(i, disputed, today));
        return answer.With<IReadOnlyList<Invoice>, IReadOnlyList<Bill>>([.. bills.OrderByDescending(b => b.IsOverdue)]);
    }

    /// <summary>One of them.</summary>
    public async Task<Answer<Bill>> FindAsync(string customer, string number, CancellationToken ct)
    {
        var answer = await billing.FindAsync(customer, number, ct);
        if (!answer.Has(out var invoice))
            return answer.With<Invoice, Bill>(null);
        return invoice.IsIssued
            ? answer.With<Invoice, Bill>(BillOf(invoice, await DisputedAsync(customer, ct), Today))
            : Answer.NotFound<Bill>();
    }

    private async Task<Dictionary<string, Money>> DisputedAsync(string customer, CancellationToken ct) =>
        (await db.ListAsync<DisputedRow>(Disputed, new { customer }, ct))
            .GroupBy(d => d.Number)
            .ToDictionary(d => d.Key, d => new Money((long)d.First().Amount, d.First().Currency));

    private static Bill BillOf(Invoice invoice, Dictionary<string, Money> disputed, DateOnly today) =>
        new(invoice, disputed.GetValueOrDefault(invoice.Number, Money.Zero(invoice.Total.Currency)), today);

    private sealed record DisputedRow
    {
        public required string Number { get; init; }

        public required string Currency { get; init; }

        public required decimal Amount { get; init; }
    }
}

internal static class AnswerExtensions
{
    /// <summary>The same answer with something else in it.</summary>
    public static Answer<TOther> With<T, TOther>(this Answer<T> answer, TOther? value)
        where T : class
        where TOther : class =>
        new()
        {
            State = answer.State,
            Value = value,
            AsOf = answer.AsOf,
            MayRetry = answer.MayRetry,
        };
}
