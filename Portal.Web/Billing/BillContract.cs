using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>
/// What every bill says of the contract of a line, as the German transparency ordinance (TKTransparenzV) wants it: since when, bound until
/// when, with which notice, and the last day to give it.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="NoticeDays">Days from notice to the end.</param>
/// <param name="LastDay">The last day to give notice for the end of the minimum term; null when it is over or there is no term.</param>
public sealed record BillContract(Service Line, int NoticeDays, DateOnly? LastDay)
{
    /// <summary>The lines of a customer that somebody pays for.</summary>
    public static async Task<IReadOnlyList<BillContract>> ReadAsync(
        IReadOnlyList<Service> lines,
        ICatalogue catalogue,
        BillingOptions options,
        DateOnly today,
        CancellationToken ct
    )
    {
        var facts = new List<BillContract>();
        foreach (var line in lines.Where(l => l.State is ServiceState.Active or ServiceState.Suspended or ServiceState.PendingTerminate))
        {
            var plan = line.PlanCode is { } code ? (await catalogue.FindAsync(code, line.PlanVersion, ct)).Value : null;
            facts.Add(For(line, plan?.NoticeDays ?? options.NoticeDays, today));
        }

        return facts;
    }

    /// <summary>What is said of it, in the words of a language.</summary>
    public IEnumerable<(string Name, string Value)> Rows(LocalizedTexts words)
    {
        var language = words.Language;
        if (Line.StartedOn is { } started)
            yield return (words["Billing.Contract.Start"], language.Write(started));
        yield return (
            words["Billing.Contract.Bound"],
            Line.CommittedUntil is { } bound ? language.Write(bound) : words["Billing.Contract.NoTerm"]
        );
        yield return (words["Billing.Contract.Notice"], words.Count("Billing.Contract.Days", NoticeDays));
        yield return Line.EndsOn is { } ends
            ? (words["Billing.Contract.Ends"], language.Write(ends))
            : (words["Billing.Contract.LastDay"], LastDay is { } last ? language.Write(last) : words["Billing.Contract.AnyDay"]);
    }

    internal static BillContract For(Service line, int noticeDays, DateOnly today)
    {
        if (line.CommittedUntil is not { } bound)
            return new(line, noticeDays, null);
        var last = new ContractTerm(bound.AddDays(1), 0).LastNotice(noticeDays);
        return new(line, noticeDays, last >= today ? last : null);
    }
}
