using Portal.Web.Data;

namespace Portal.Web.Plans.Buying;

/// <summary>Why nothing is ordered. The texts are "Buying.Refusal.{name}".</summary>
[Refusal]
public enum PurchaseRefusal
{
    /// <summary>The plan is not sold, or only after a look at a proof.</summary>
    PlanUnavailable,

    /// <summary>An extra is not sold, not with this plan, or not beside another one.</summary>
    ExtraUnavailable,

    /// <summary>The plan cannot be had at the address.</summary>
    PlaceUnavailable,

    /// <summary>The day is too early, or too far away.</summary>
    DayUnavailable,

    /// <summary>The provider's systems cannot be asked just now.</summary>
    Unavailable,

    /// <summary>What was shown is true no longer.</summary>
    QuoteChanged,

    /// <summary>There is no such order for this browser or link.</summary>
    UnknownOrder,

    /// <summary>The order is carried out already.</summary>
    TooLate,

    /// <summary>Too many mails went to this mailbox.</summary>
    TooMany,
}
