using Portal.Web.Data;

namespace Portal.Web.Plans.Change;

/// <summary>Why something is not changed. The texts are "Plans.Refusal.{name}".</summary>
[Refusal]
public enum ChangeRefusal
{
    /// <summary>The customer has no such line.</summary>
    UnknownService,

    /// <summary>The line is not in use, or ends.</summary>
    NotActive,

    /// <summary>The provider does not say what the line costs.</summary>
    UnknownPrice,

    /// <summary>The provider's systems cannot be asked just now.</summary>
    Unavailable,

    /// <summary>Another order for the line is on its way.</summary>
    OpenOrder,

    /// <summary>The plan cannot be had: not sold, not on this line, or not from the present one.</summary>
    PlanUnavailable,

    /// <summary>The law of the country keeps the customer in the minimum term; the plan can be had from its end on.</summary>
    TermRuns,

    /// <summary>The extra cannot be had: not sold, not with this plan, or not beside another one.</summary>
    ExtraUnavailable,

    /// <summary>The line does not have the extra, or it ends already.</summary>
    ExtraNotHeld,

    /// <summary>What was shown holds no longer.</summary>
    QuoteChanged,

    /// <summary>The order is no order of this customer.</summary>
    UnknownOrder,

    /// <summary>Being bound longer needs the customer's word.</summary>
    TermNotAccepted,

    /// <summary>The prepared change has ended: decided, taken back, or its time is over.</summary>
    PreparedOver,

    /// <summary>The order is carried out already.</summary>
    TooLate,
}
