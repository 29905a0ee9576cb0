namespace Portal.Web.Plans.Change;

/// <summary>From when a change holds.</summary>
public enum ChangeWhen
{
    /// <summary>From today; the rest of the month is reckoned by days.</summary>
    Now,

    /// <summary>From the first day of the next billing month; nothing is given back or charged for this one.</summary>
    NextCycle,

    /// <summary>From the day after the minimum term.</summary>
    TermEnd,
}

/// <summary>What a customer wants of a line: exactly one of another plan, one more extra, or one extra less.</summary>
/// <param name="Service">The number of the line in plain form.</param>
/// <param name="Plan">The code of the plan to change to.</param>
/// <param name="Add">The code of an extra to add.</param>
/// <param name="Remove">The code of an extra to end.</param>
/// <param name="When">From when; null for what is usual.</param>
public sealed record ChangeRequest(string Service, string? Plan, string? Add, string? Remove, ChangeWhen? When);
