using Portal.Web.Provider;

namespace Portal.Web.Billing.Dunning;

/// <summary>A step with its day.</summary>
/// <param name="On">The day it was taken, or will be.</param>
/// <param name="IsTaken">True when it was.</param>
public readonly record struct PlannedStep(DateOnly On, bool IsTaken);

/// <summary>What happens to one bill that is not paid.</summary>
/// <param name="Bill">The bill.</param>
/// <param name="Counted">What is open, not disputed, and not on its way.</param>
/// <param name="From">The day its days count from.</param>
/// <param name="Reminder">The friendly one.</param>
/// <param name="SecondReminder">The other one.</param>
/// <param name="AnnouncementFrom">From when on a suspension may be announced because of it.</param>
public sealed record BillDunning(
    Bill Bill,
    Money Counted,
    DateOnly From,
    PlannedStep Reminder,
    PlannedStep SecondReminder,
    DateOnly AnnouncementFrom
)
{
    public string Number => Bill.Invoice.Number;

    /// <summary>True when all of it that is to be paid is on its way.</summary>
    public bool IsPending => Counted.IsZero;

    /// <summary>The step that is to be taken today; null when none is.</summary>
    public DunningStep? DueOn(DateOnly today) =>
        IsPending ? null
        : !Reminder.IsTaken
            ? Reminder.On <= today ? DunningStep.Reminder
                : null
        : !SecondReminder.IsTaken && SecondReminder.On <= today ? DunningStep.SecondReminder
        : null;

    /// <summary>A step that was missed comes with the next run, and those after it keep their distance from it.</summary>
    internal static BillDunning Of(DunningAccount account, DunningRules rules, Bill bill, DateOnly today)
    {
        var invoice = bill.Invoice;
        var from = invoice.ReopenedOn is { } reopened && reopened > invoice.DueOn ? reopened : invoice.DueOn;
        DateOnly Next(DateOnly planned) => rules.ContactDay(account.IsCarriedOut && planned < today ? today : planned);
        PlannedStep Step(DunningStep step, DateOnly planned) =>
            account.Steps.FirstOrDefault(s => s.Invoice == invoice.Number && s.Step == step && s.CountedFrom == from) is { } taken
                ? new(taken.On, true)
                : new(Next(planned), false);
        var reminder = Step(DunningStep.Reminder, from.AddDays(rules.ReminderDays));
        var second = Step(DunningStep.SecondReminder, reminder.On.AddDays(rules.SecondReminderDays - rules.ReminderDays));
        var pending = account.Pending.GetValueOrDefault(invoice.Number, Money.Zero(bill.ToPay.Currency));
        return new(
            bill,
            pending >= bill.ToPay ? Money.Zero(bill.ToPay.Currency) : bill.ToPay - pending,
            from,
            reminder,
            second,
            Next(second.On.AddDays(rules.AnnouncementDays - rules.SecondReminderDays))
        );
    }
}
