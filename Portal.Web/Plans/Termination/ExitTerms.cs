using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Termination;

/// <summary>When a customer can leave a contract, and what it costs to leave before the minimum term is over.</summary>
public sealed record ExitTerms
{
    /// <summary>Where the provider does not say: the longest the law of the European Union lets it be after the minimum term.</summary>
    private const int LongestNotice = 30;

    public required Service Service { get; init; }

    public required int NoticeDays { get; init; }

    /// <summary>The first day without the contract that costs nothing.</summary>
    public required DateOnly Earliest { get; init; }

    /// <summary>
    /// The first day without the contract when the customer leaves within the term; null where nobody can, or nobody is bound.
    /// </summary>
    public DateOnly? EarliestWithCharge { get; init; }

    /// <summary>Percent of tax that the plan's prices include, and with them what leaving early costs.</summary>
    public decimal TaxPercent { get; init; }

    /// <summary>The announced price because of which the customer may leave; null when that changes nothing.</summary>
    public PriceNotice? Notice { get; private init; }

    private ContractTerm? Term { get; init; }

    private EarlyTermination Rule { get; init; } = EarlyTermination.Generic;

    private Money Benefit { get; init; }

    /// <param name="service">The line.</param>
    /// <param name="plan">The version of the plan it was bought in; null when the catalogue does not know it.</param>
    /// <param name="given">The day notice is given.</param>
    /// <param name="told">What the customer was told of a new price for the line; null when nothing.</param>
    public static ExitTerms For(Service service, Plan? plan, DateOnly given, PriceNotice? told = null)
    {
        var terms = WithoutNotice(service, plan, given);
        if (told is null || !told.MayLeaveOn(given) || told.EndFor(given, terms.NoticeDays) is var ends && ends >= terms.Earliest)
            return terms;
        return terms with { Earliest = ends, EarliestWithCharge = null, Notice = told };
    }

    private static ExitTerms WithoutNotice(Service service, Plan? plan, DateOnly given)
    {
        var notice = plan?.NoticeDays ?? LongestNotice;
        var (term, soon) = (TermOf(service), given.AddDays(notice));
        var terms = new ExitTerms
        {
            Service = service,
            NoticeDays = notice,
            Earliest = term?.EndAfterNotice(given, notice) ?? soon,
            TaxPercent = plan?.TaxPercent ?? 0,
            Term = term,
            Rule = EarlyTermination.In(service.Address.Country),
            Benefit = plan?.Benefit ?? Money.Zero(service.Fee?.Currency ?? "EUR"),
        };
        if (term is not { Months: > 0 } || soon >= terms.Earliest || !terms.Rule.MayLeave || service.Fee is null)
            return terms;
        var early = terms with { EarliestWithCharge = soon };
        return early.ChargeFor(soon) is null ? terms with { Earliest = soon } : early;
    }

    /// <summary>The first day without the contract, for the last day somebody wants: never earlier than it can be.</summary>
    public DateOnly EndFor(DateOnly? wanted)
    {
        if (wanted?.AddDays(1) is not { } day)
            return Earliest;
        var least = EarliestWithCharge ?? Earliest;
        return day < least ? least : day;
    }

    /// <summary>What leaving costs, with the sum it comes from; null when it costs nothing.</summary>
    /// <param name="ends">The first day without the contract.</param>
    public EarlyTerminationCharge? ChargeFor(DateOnly ends) =>
        Term is { } term
        && Service.AgreedOn(ends) is { } fee
        && EarliestWithCharge is not null
        && ends < Earliest
        && Rule.For(term, ends, fee, Benefit) is { Amount.IsZero: false } charge
            ? charge
            : null;

    // The day the provider names counts; the months lead back from it to where the term began.
    private static ContractTerm? TermOf(Service service)
    {
        if (service.CommittedUntil is not { } bound || service.TermMonths is not (> 0 and var months))
            return service.CommittedUntil is { } until ? new ContractTerm(until.AddDays(1), 0) : null;
        var free = bound.AddDays(1);
        return service.StartedOn is { } start && start.AddMonths(months) == free
            ? new ContractTerm(start, months)
            : new ContractTerm(free.AddMonths(-months), months, IsFirst: false);
    }
}
