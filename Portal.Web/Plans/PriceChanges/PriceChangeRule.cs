using Portal.Web.Provider;

namespace Portal.Web.Plans.PriceChanges;

/// <summary>
/// What the law of a country asks for when a provider changes a price: how long before customers are told, and until when they may leave
/// without a charge because of it. All countries have the right of the first line; what they add is data.
/// </summary>
/// <param name="Basis">What the rule rests on, as a key of texts.</param>
/// <param name="NoticeMonths">Whole months between the day a customer is told and the new price, at least.</param>
/// <param name="MostNoticeMonths">At most so many months before; null where it may be told as early as one likes.</param>
/// <param name="LeaveMonths">For so many months after they were told customers may leave without a charge; 0 for no such right.</param>
/// <param name="EndsWithChange">True where the contract then ends with the change at the earliest.</param>
public sealed record PriceChangeRule(string Basis, int NoticeMonths, int? MostNoticeMonths, int LeaveMonths, bool EndsWithChange)
{
    // Days until a notice counts as read: the day after a mail was sent, and the third after a letter was posted.
    private const int MailDays = 1;
    private const int LetterDays = 3;

    /// <summary>Directive (EU) 2018/1972, article 105(4); also where no rule is known.</summary>
    public static PriceChangeRule Directive { get; } = new("eu-105", 1, null, 1, EndsWithChange: false);

    /// <summary>Germany, TKG section 57: told one to two months before, three months to leave, with the change at the earliest.</summary>
    public static PriceChangeRule Germany { get; } = new("de-57", 1, 2, 3, EndsWithChange: true);

    /// <summary>
    /// United Kingdom, General Condition C1: a month's notice and a month to leave. A rise is in pounds and pence and never tied to an
    /// index; here every price is an amount.
    /// </summary>
    public static PriceChangeRule UnitedKingdom { get; } = new("gb-c1", 1, null, 1, EndsWithChange: false);

    /// <summary>A lower price is to nobody's disadvantage: it holds from the next billing month on, and gives no right to leave.</summary>
    public static PriceChangeRule Reduction { get; } = new("none", 0, null, 0, EndsWithChange: false);

    /// <summary>The rule for a change in a country, by its two letters.</summary>
    public static PriceChangeRule For(string country, bool isRise) =>
        !isRise
            ? Reduction
            : country switch
            {
                "DE" => Germany,
                "GB" => UnitedKingdom,
                _ => Directive,
            };

    /// <summary>The first day on which the new price may hold for somebody who is written to on a day.</summary>
    public DateOnly Earliest(DateOnly sent, bool isLetter = false) => Read(sent, isLetter).AddMonths(NoticeMonths).AddDays(1);

    /// <summary>What a change means for one customer.</summary>
    /// <param name="day">From when the provider wants the new price.</param>
    /// <param name="today">The day on which they can be written to at the earliest.</param>
    /// <param name="cycle">The customer's billing months: the new price begins with one of them.</param>
    /// <param name="isLetter">True for a customer who is written to by post.</param>
    public PriceChangeDates DatesFor(DateOnly day, DateOnly today, BillingCycle cycle, bool isLetter = false)
    {
        var earliest = Earliest(today, isLetter);
        var effective = FirstStart(cycle, day > earliest ? day : earliest);
        var sent = today;
        while (MostNoticeMonths is { } most && Read(sent, isLetter).AddMonths(most) < effective)
            sent = sent.AddDays(1);
        return new(sent, effective, LeaveMonths == 0 ? null : Read(sent, isLetter).AddMonths(LeaveMonths));
    }

    private static DateOnly Read(DateOnly sent, bool isLetter) => sent.AddDays(isLetter ? LetterDays : MailDays);

    private static DateOnly FirstStart(BillingCycle cycle, DateOnly day)
    {
        var month = cycle.PeriodOf(day);
        return month.Start == day ? day : month.End;
    }
}

/// <summary>The days of a change for one customer.</summary>
/// <param name="NotifyOn">The day they are written to.</param>
/// <param name="EffectiveOn">The first day of the new price: a billing month begins on it.</param>
/// <param name="LeaveUntil">The last day to leave without a charge because of it; null where there is no such right.</param>
public readonly record struct PriceChangeDates(DateOnly NotifyOn, DateOnly EffectiveOn, DateOnly? LeaveUntil);
