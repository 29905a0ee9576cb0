using Portal.Web.Provider;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Billing;

/// <summary>How a bill stands for its customer.</summary>
public enum BillStanding
{
    /// <summary>It is to be paid, and not late.</summary>
    Open,
    Overdue,

    /// <summary>All that is open on it is disputed: nothing has to be paid until that is decided.</summary>
    Disputed,
    Paid,

    /// <summary>It gives money back.</summary>
    Credit,
}

/// <summary>A bill as its customer sees it: with what they dispute, and whether it is late.</summary>
/// <param name="Invoice">The bill.</param>
/// <param name="Disputed">The sum of its lines that are disputed and not decided; zero when none is.</param>
/// <param name="Today">The day at the provider's place.</param>
public sealed record Bill(Invoice Invoice, Money Disputed, DateOnly Today)
{
    /// <summary>What is to be paid by the due day: what is open without what is disputed.</summary>
    public Money ToPay => Disputed >= Invoice.Open ? Money.Zero(Disputed.Currency) : Invoice.Open - Disputed;

    public BillStanding Standing =>
        Invoice.Total < Money.Zero(Invoice.Total.Currency) ? BillStanding.Credit
        : Invoice.Open.IsZero ? BillStanding.Paid
        : ToPay.IsZero ? BillStanding.Disputed
        : Invoice.DueOn < Today ? BillStanding.Overdue
        : BillStanding.Open;

    public bool IsDisputed => !Disputed.IsZero;

    public bool IsOverdue => Standing == BillStanding.Overdue;
}
