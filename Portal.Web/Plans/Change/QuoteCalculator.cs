using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Plans.Change;

/// <summary>
/// Reckons what a change means. A customer who pays more has it at once unless they wish otherwise, one who pays less with the next month.
/// A minimum term is never made longer by a change to a plan without one, and leaving it early costs what the law of the country allows.
/// </summary>
internal static class QuoteCalculator
{
    /// <summary>When a change holds if the customer does not say.</summary>
    public static ChangeWhen Usual(Contract contract, Plan to, DateOnly today) =>
        MustWait(contract, to, today) ? ChangeWhen.TermEnd
        : to.Fee > contract.FeeOn(today) ? ChangeWhen.Now
        : ChangeWhen.NextCycle;

    /// <summary>True when the law of the country keeps a customer in the minimum term, and the new plan would end it.</summary>
    public static bool MustWait(Contract contract, Plan to, DateOnly today) =>
        to.TermMonths == 0
        && contract.TermOn(today) is not null
        && !Policy(contract).MayLeave
        && contract.ExitReasonOn(today) == ExitReason.Wish;

    public static ChangeQuote ToPlan(Contract contract, Plan to, ChangeWhen when, DateOnly today)
    {
        var day = DayOf(contract, when, today, contract.Service.CommittedUntil);
        var month = new Month(contract.PeriodOf(day), day, when);
        var kept = contract.Service.Extras.Where(e => e.EndsOn is null).ToList();
        var lost = kept.Where(e => !contract.Extras[e.Code].FitsPlan(to.Code)).ToList();
        var included = kept.Except(lost).Where(e => to.Included.Contains(e.Code) && !e.Fee.IsZero).ToList();
        var lines = new List<QuoteLine>();
        lines.AddRange(Rest(month, contract.Plan.Code, false, contract.FeeOn(day), back: true, contract.Plan.TaxPercent));
        if (lines is [var credit])
            lines[0] = credit with { Amount = -contract.BilledFrom(day, month.Period) };
        foreach (var extra in lost.Concat(included))
            lines.AddRange(Rest(month, extra.Code, true, extra.Fee, back: true, contract.Extras[extra.Code].TaxPercent));
        lines.AddRange(Rest(month, to.Code, false, to.Fee, back: false, to.TaxPercent));
        var early = to.TermMonths == 0 ? Leaving(contract, day, today) : null;
        if (early is { Amount.IsZero: false })
            lines.Add(Once(LineKind.EarlyTermination, contract.Plan.Code, false, early.Amount, contract.Plan.TaxPercent));
        return new()
        {
            Kind = OrderKind.ChangePlan,
            Service = contract.Service.Number,
            QuotedOn = today,
            When = when,
            EffectiveOn = day,
            Period = month.Period,
            PlanCode = to.Code,
            PlanVersion = to.Version,
            Lines = lines,
            OldMonthly = contract.MonthlyOn(today),
            NewMonthly = kept.Except(lost).Except(included).Aggregate(to.Fee, (sum, e) => sum + e.Fee),
            OldCommittedUntil = contract.TermOn(today) is null ? null : contract.Service.CommittedUntil,
            NewCommittedUntil = EndOf(contract, to, day),
            TermMonths = to.TermMonths,
            EarlyTermination = early,
            ExtrasLost = lost,
            ExtrasIncluded = included,
        };
    }

    public static ChangeQuote WithExtra(Contract contract, Extra extra, ChangeWhen when, DateOnly today)
    {
        var day = DayOf(contract, when, today, null);
        var month = new Month(contract.PeriodOf(day), day, when);
        var fee = contract.Plan.Included.Contains(extra.Code) ? Money.Zero(extra.Fee.Currency) : extra.Fee;
        List<QuoteLine> lines = [.. Rest(month, extra.Code, true, fee, back: false, extra.TaxPercent)];
        if (!extra.SetUpFee.IsZero)
            lines.Add(Once(LineKind.SetUp, extra.Code, true, extra.SetUpFee, extra.TaxPercent));
        return Of(contract, OrderKind.AddExtra, extra, when, day, today) with
        {
            Lines = lines,
            NewMonthly = contract.MonthlyOn(today) + fee,
            NewCommittedUntil = extra.TermMonths == 0 ? null : day.AddMonths(extra.TermMonths).AddDays(-1),
            TermMonths = extra.TermMonths,
        };
    }

    public static ChangeQuote WithoutExtra(Contract contract, Extra extra, ServiceExtra held, ChangeWhen when, DateOnly today)
    {
        var wanted = held.CommittedUntil >= today ? ChangeWhen.TermEnd : when;
        var day = DayOf(contract, wanted, today, held.CommittedUntil);
        return Of(contract, OrderKind.RemoveExtra, extra, wanted, day, today) with
        {
            Lines = [.. Rest(new(contract.PeriodOf(day), day, wanted), extra.Code, true, held.Fee, back: true, extra.TaxPercent)],
            NewMonthly = contract.MonthlyOn(today) - held.Fee,
            OldCommittedUntil = held.CommittedUntil >= today ? held.CommittedUntil : null,
        };
    }

    private static ChangeQuote Of(Contract contract, OrderKind kind, Extra extra, ChangeWhen when, DateOnly day, DateOnly today) =>
        new()
        {
            Kind = kind,
            Service = contract.Service.Number,
            QuotedOn = today,
            When = when,
            EffectiveOn = day,
            Period = contract.PeriodOf(day),
            PlanCode = contract.Plan.Code,
            PlanVersion = contract.Plan.Version,
            ExtraCode = extra.Code,
            ExtraVersion = extra.Version,
            Lines = [],
            OldMonthly = contract.MonthlyOn(today),
            NewMonthly = contract.MonthlyOn(today),
        };

    /// <summary>What leaving the minimum term on a day costs, if it is said today; null when none runs.</summary>
    public static EarlyTerminationCharge? Leaving(Contract contract, DateOnly day, DateOnly today) =>
        contract.TermOn(day) is { } term
            ? Policy(contract)
                .For(term, day, contract.Service.AgreedOn(day) ?? contract.Fee, contract.Plan.Benefit, contract.ExitReasonOn(today))
            : null;

    private static EarlyTermination Policy(Contract contract) => EarlyTermination.In(contract.Service.Address.Country);

    private static DateOnly DayOf(Contract contract, ChangeWhen when, DateOnly today, DateOnly? boundUntil) =>
        when switch
        {
            ChangeWhen.Now => today,
            ChangeWhen.TermEnd when boundUntil is { } last && last >= today => last.AddDays(1),
            _ => contract.PeriodOf(today).End,
        };

    // A term that runs is kept; one that begins may only make it longer.
    private static DateOnly? EndOf(Contract contract, Plan to, DateOnly day)
    {
        if (to.TermMonths == 0)
            return null;
        var end = day.AddMonths(to.TermMonths).AddDays(-1);
        return contract.TermOn(day) is not null && contract.Service.CommittedUntil > end ? contract.Service.CommittedUntil : end;
    }

    // A month that was billed before the change is reckoned by days. One that begins with the change is billed as it is from then on.
    private static IEnumerable<QuoteLine> Rest(Month month, string code, bool isExtra, Money monthly, bool back, decimal tax)
    {
        if (!month.IsBilled || monthly.IsZero)
            yield break;
        var part = Proration.For(month.Period, month.Day, monthly, monthly);
        var kind = back ? LineKind.ProrationCredit : LineKind.ProrationCharge;
        var rest = month.Period with { Start = month.Day };
        yield return new(kind, code, isExtra, rest, month.Period.Days, monthly, back ? -part.Credit : part.Charge, tax);
    }

    private static QuoteLine Once(LineKind kind, string code, bool isExtra, Money amount, decimal tax) =>
        new(kind, code, isExtra, null, 0, null, amount, tax);

    /// <summary>The billing month of a change.</summary>
    /// <param name="Period">The month.</param>
    /// <param name="Day">The first day on which the change holds.</param>
    /// <param name="When">From when the customer wanted it.</param>
    private readonly record struct Month(DatePeriod Period, DateOnly Day, ChangeWhen When)
    {
        public bool IsBilled => When == ChangeWhen.Now || Day > Period.Start;
    }
}
