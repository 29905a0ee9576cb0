using Portal.Web.Provider;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Billing;

/// <summary>
/// What happens, and when, if a bill is not paid: a reminder, a written warning, and at last the suspension of the line. None of it for
/// what is disputed, and no suspension for less than a sum the operator set (in Germany TKG section 61 names 100 euro, and a warning two
/// weeks before).
/// </summary>
/// <param name="Amount">What it is about: what is open and not disputed.</param>
/// <param name="ReminderOn">The day of the reminder.</param>
/// <param name="WarningOn">The day of the warning.</param>
/// <param name="SuspensionOn">The earliest day the line may be suspended; null while too little is open for it.</param>
/// <param name="SuspensionFrom">From how much on a line may be suspended.</param>
public sealed record Dunning(Money Amount, DateOnly ReminderOn, DateOnly WarningOn, DateOnly? SuspensionOn, Money SuspensionFrom)
{
    /// <param name="bill">The bill.</param>
    /// <param name="overdue">What is late on all the customer's bills together, and not disputed.</param>
    /// <param name="options">The operator's days.</param>
    /// <returns>Null when nothing is to be paid: the bill is paid, or all of it disputed.</returns>
    public static Dunning? For(Bill bill, Money? overdue, BillingOptions options)
    {
        if (bill.ToPay.IsZero)
            return null;
        var (due, from) = (bill.Invoice.DueOn, new Money(options.SuspensionFrom, bill.ToPay.Currency));
        var late = overdue is { } sum && sum > bill.ToPay ? sum : bill.ToPay;
        var warning = due.AddDays(options.WarningDays);
        return new(
            bill.ToPay,
            due.AddDays(options.ReminderDays),
            warning,
            late >= from ? warning.AddDays(options.SuspensionDays) : null,
            from
        );
    }
}
