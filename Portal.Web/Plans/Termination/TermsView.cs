using Portal.Web.Plans.Notices;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Plans.Termination;

/// <summary>What leaving a contract means, for whoever is signed in: before anything is declared, and for the day they chose.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Customer">Whose it is; null when the provider's system does not answer.</param>
/// <param name="Wanted">The last day they chose; null for the earliest that is possible.</param>
/// <param name="Localized">The texts of the reader.</param>
public sealed record TermsView(OwnContract Contract, Customer? Customer, DateOnly? Wanted, LocalizedTexts Localized)
{
    public DateOnly? Ends => Contract.Terms?.EndFor(Wanted);

    public EarlyTerminationCharge? Charge =>
        Contract.Terms is { } terms && Ends is { } ends ? terms.ChargeFor(Wanted is null ? terms.EarliestWithCharge ?? ends : ends) : null;

    /// <summary>What is charged for the day they chose; null when nothing is.</summary>
    public Money? Due => Contract.Terms is { } terms && Ends is { } ends ? terms.ChargeFor(ends)?.Amount : null;

    /// <summary>What the customer has to give back.</summary>
    public IEnumerable<string> Borrowed => Contract.Service.Devices.Where(d => d.Owner == DeviceOwner.Provider).Select(d => d.Model);

    public string LastDay(DateOnly ends) => Localized.Language.Write(ends.AddDays(-1));
}
