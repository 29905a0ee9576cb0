using Portal.Web.Provider;

namespace Portal.Web.Plans.Notices;

/// <summary>What was found out about a declaration: which contract it ends and when, or why a person has to look.</summary>
public sealed record NoticeMatch
{
    public ReviewReason? Review { get; init; }

    /// <summary>Whose contract it is; null when that is not certain.</summary>
    public string? Customer { get; init; }

    public Service? Service { get; init; }

    /// <summary>The first day without the contract.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>What leaving early costs, as the customer was shown it.</summary>
    public Money? Charge { get; init; }

    /// <summary>Percent of tax that the charge includes.</summary>
    public decimal TaxPercent { get; init; }

    public static NoticeMatch For(ReviewReason review, string? customer = null, Service? service = null) =>
        new()
        {
            Review = review,
            Customer = customer,
            Service = service,
        };
}
