namespace Portal.Web.Plans;

/// <summary>How long a customer is bound, in whole months from the first day.</summary>
/// <param name="Start">The first day of the contract.</param>
/// <param name="Months">Months of the minimum term; 0 for a contract that can be left at any time.</param>
/// <param name="IsFirst">False for a term that was agreed after an earlier one on the same line.</param>
public readonly record struct ContractTerm(DateOnly Start, int Months, bool IsFirst = true)
{
    /// <summary>The first day on which the customer is free.</summary>
    public DateOnly End => Start.AddMonths(Months);

    /// <summary>Months that were begun and not ended before a day, counted as whole ones: 0 after the term.</summary>
    public int MonthsLeft(DateOnly day)
    {
        if (day >= End)
            return 0;
        var left = 0;
        while (left < Months && Start.AddMonths(Months - left) > day)
            left++;
        return left;
    }

    /// <summary>The last day on which notice ends the contract with its term; given later, it ends that many days after.</summary>
    public DateOnly LastNotice(int noticeDays) => End.AddDays(-noticeDays);

    /// <summary>The first day without the contract when notice is given on a day.</summary>
    public DateOnly EndAfterNotice(DateOnly given, int noticeDays)
    {
        var noticed = given.AddDays(noticeDays);
        return noticed > End ? noticed : End;
    }
}
