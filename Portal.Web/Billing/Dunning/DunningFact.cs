using Portal.Web.Provider;

namespace Portal.Web.Billing.Dunning;

/// <summary>One of the rows that say how a customer's unpaid bills stand, besides the bills themselves.</summary>
internal sealed record DunningFact
{
    /// <summary>
    /// Steps first, because they give the columns their types. A request that was merged into another is decided there.
    /// </summary>
    public const string Of = """
        select 'step' kind, invoice_number number, step, counted_from since, taken_on until, 0 amount, '' currency
        from dunning_step where customer_number = @customer
        union all
        select 'notice', '', case when suspended_on is null then 'announced' else 'suspended' end, announced_on, suspend_on, amount,
            currency
        from suspension_notice where customer_number = @customer and ended_at is null
        union all
        select 'dispute', invoice_number, '', null, null, sum(amount), currency
        from dispute where customer_number = @customer and closed_at is null group by invoice_number, currency
        union all
        select 'payment', invoice_number, '', null, null, sum(amount), currency from online_payment
        where customer_number = @customer and (state in ('Pending', 'Authorized') or (state = 'Captured' and recorded_at is null))
        group by invoice_number, currency
        union all
        select 'request', t.reference, '', null, null, 0, '' from ticket t left join ticket m on m.id = t.merged_into_id
        where t.customer_number = @customer and ((t.type = 'Billing' and t.topic = 'payment') or t.type = 'Complaint')
            and coalesce(m.closed_at, case when m.id is null then t.closed_at end) is null
            and coalesce(m.state, t.state) not in ('Cancelled', 'Rejected')
        """;

    public required string Kind { get; init; }

    public required string Number { get; init; }

    public required string Step { get; init; }

    public DateOnly? Since { get; init; }

    public DateOnly? Until { get; init; }

    public required decimal Amount { get; init; } // a sum is another type on PostgreSQL

    public required string Currency { get; init; }

    /// <summary>Adds what the rows say to what is known of the customer and their bills.</summary>
    public static DunningAccount AccountOf(IReadOnlyList<DunningFact> facts, DunningBasis basis, IReadOnlyList<Bill> bills, bool carriesOut)
    {
        var by = facts.ToLookup(f => f.Kind);
        return new()
        {
            Bills = bills,
            Pending = SumsOf(by["payment"]),
            HasOpenRequest = by["request"].Any(),
            IsOnSocialTariff = basis.IsOnSocialTariff,
            HasLine = basis.HasLine,
            Steps = [.. by["step"].Select(f => new TakenStep(f.Number, Enum.Parse<DunningStep>(f.Step), f.Since!.Value, f.Until!.Value))],
            Notice = by["notice"].Select(f => new SuspensionNotice(f.Since!.Value, f.Until!.Value, f.Step == "suspended")).FirstOrDefault(),
            IsCarriedOut = carriesOut,
        };
    }

    /// <summary>Sums by the numbers of bills.</summary>
    public static Dictionary<string, Money> SumsOf(IEnumerable<DunningFact> facts) =>
        facts.GroupBy(f => f.Number).ToDictionary(f => f.Key, f => new Money((long)f.First().Amount, f.First().Currency));
}
