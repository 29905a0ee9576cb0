namespace Portal.Web.Plans.Notices;

/// <summary>How long one may withdraw from a contract made at a distance (Directive 2011/83, article 9).</summary>
public static class WithdrawalPeriod
{
    public const int Days = 14;

    /// <summary>The last day, for a contract that was made on a day; that day itself does not count.</summary>
    public static DateOnly LastDay(DateOnly concluded) => concluded.AddDays(Days);
}
