using Portal.Web.Account;
using Portal.Web.Account.Usage;
using Portal.Web.Billing;
using Portal.Web.Billing.Payments;
using Portal.Web.Plans.Notices;
using Portal.Web.Plans.Orders;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Usage;

namespace Portal.Web.Agents.Customers;

/// <summary>What the help desk sees of one customer: what the customer sees in their account, put together from the same readers.</summary>
public sealed record CustomerFile
{
    public required DateOnly Today { get; init; }

    public required Answer<Customer> Customer { get; init; }

    public required Answer<IReadOnlyList<Service>> Lines { get; init; }

    /// <summary>What each line costs and how long it runs, by its number.</summary>
    public required IReadOnlyDictionary<string, ContractFacts> Contracts { get; init; }

    /// <summary>Names of plans and extras.</summary>
    public required BillNames Names { get; init; }

    public required Answer<IReadOnlyList<UsageMonth>> Usage { get; init; }

    /// <summary>What the provider's system says of orders that were not made here; its state tells whether it answered.</summary>
    public required AnswerState OrdersState { get; init; }

    /// <summary>All orders, the newest first.</summary>
    public required IReadOnlyList<CustomerOrder> Orders { get; init; }

    public required Answer<IReadOnlyList<Bill>> Bills { get; init; }

    public required Answer<IReadOnlyList<BillPayment>> Payments { get; init; }

    /// <summary>Payments the customer began here, the newest first.</summary>
    public required IReadOnlyList<OnlinePayment> OnlinePayments { get; init; }

    public required IReadOnlyList<RelatedTicket> Requests { get; init; }

    public required IReadOnlyList<ContractNotice> Notices { get; init; }

    /// <summary>How the customer stands with their bills; null when those are not to be had.</summary>
    public BillingSummary? Standing => Bills.Has(out var bills) ? BillingSummaries.Of(bills) : null;

    /// <summary>Null when nothing is counted of a line.</summary>
    public LineUsage? UsageOf(Service line) => LineUsage.Of(Usage, line.Number, Today);
}

/// <summary>An order of a customer, wherever it was made.</summary>
/// <param name="Reference">The portal's or the provider's number of it.</param>
/// <param name="Title">What it does.</param>
/// <param name="State">How it stands, in the words of the portal.</param>
/// <param name="EffectiveOn">The first day on which it holds.</param>
public sealed record CustomerOrder(string Reference, string Title, PlanOrderState State, DateOnly EffectiveOn)
{
    public bool IsOpen => State is PlanOrderState.Confirmed or PlanOrderState.Submitted;
}
