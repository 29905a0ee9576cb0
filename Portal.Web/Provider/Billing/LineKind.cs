namespace Portal.Web.Provider.Billing;

/// <summary>What a line of a bill is for. A word that another system has and this list has not becomes <see cref="Other"/>.</summary>
public enum LineKind
{
    Other,

    /// <summary>A month of the plan.</summary>
    Plan,

    /// <summary>A month of an extra.</summary>
    Extra,

    /// <summary>What a promotion takes off.</summary>
    Discount,

    /// <summary>The rest of a month of what was changed, given back.</summary>
    ProrationCredit,

    /// <summary>The rest of a month of what it was changed to.</summary>
    ProrationCharge,

    /// <summary>Once, at the beginning.</summary>
    SetUp,

    /// <summary>For leaving before the end of the minimum term.</summary>
    EarlyTermination,

    /// <summary>Counted: calls, data.</summary>
    Usage,

    /// <summary>Given back for a fault, a missed visit, an outage.</summary>
    Compensation,

    /// <summary>For a reminder.</summary>
    Reminder,
}
