namespace Portal.Web.Plans.Notices;

/// <summary>What is declared.</summary>
public enum NoticeKind
{
    /// <summary>The contract is to end.</summary>
    Terminate,

    /// <summary>A contract made at a distance is taken back within the time the law gives.</summary>
    Withdraw,
}

/// <summary>How a contract is ended.</summary>
public enum NoticeManner
{
    /// <summary>With notice; no reason is asked for.</summary>
    Ordinary,

    /// <summary>For good cause, which is named.</summary>
    Extraordinary,
}

/// <summary>How far a declaration has come.</summary>
public enum NoticeState
{
    /// <summary>It is here, and counts. Nobody has looked yet whose contract it is.</summary>
    Received,

    /// <summary>It fits one contract.</summary>
    Matched,

    /// <summary>The provider's system has the order.</summary>
    Ordered,

    /// <summary>The provider's system has taken it on, and the customer was told the day.</summary>
    Confirmed,

    /// <summary>The contract is over.</summary>
    Ended,

    /// <summary>The help desk has it as a request.</summary>
    NeedsReview,

    /// <summary>The customer wants to stay; the order is being taken back.</summary>
    Staying,

    /// <summary>The contract goes on.</summary>
    Stayed,
}

/// <summary>Why a person has to look at it.</summary>
public enum ReviewReason
{
    /// <summary>Name and number do not fit one customer.</summary>
    Unknown,

    /// <summary>The customer has several contracts, or none that runs.</summary>
    Several,

    /// <summary>Whether a cause is good is for people to judge.</summary>
    Cause,

    /// <summary>The day lies within the minimum term, and who gave notice has not seen what that costs.</summary>
    Charge,

    /// <summary>The contract ends already, or another declaration about it is on its way.</summary>
    Ending,

    /// <summary>The time to withdraw is over.</summary>
    Late,

    /// <summary>What is taken back is a change of a contract, not the contract.</summary>
    Change,

    /// <summary>The provider's system did not take the order, or gave it up.</summary>
    Refused,

    /// <summary>The customer wants to stay, and the order was carried out already.</summary>
    CarriedOut,
}
