namespace Portal.Web.Provider.Billing;

/// <summary>
/// What an operator sets about bills; of the section "Billing" of the settings. What is set about reminders and suspension counts where it
/// is kinder than the law of the customer's country.
/// </summary>
public sealed record BillingOptions
{
    /// <summary>Whether the portal itself makes the bills. False where another system does, which is asked through the port then.</summary>
    public bool IssueInvoices { get; init; }

    /// <summary>Days from the day of a bill to the day it is due.</summary>
    public int DueDays { get; init; } = 14;

    /// <summary>So many days after its beginning a billing month that was missed still gets its bill.</summary>
    public int CatchUpDays { get; init; } = 5;

    /// <summary>The tax within the price of a plan that is not in the catalogue, in percent.</summary>
    public decimal TaxPercent { get; init; } = 21;

    /// <summary>
    /// Whether the portal itself reminds of bills and suspends lines. False where another system does: the portal then shows the same days
    /// to its customers, before they come.
    /// </summary>
    public bool CarryOutDunning { get; init; }

    /// <summary>Days from the due day to the first reminder.</summary>
    public int ReminderDays { get; init; } = 7;

    /// <summary>Days from the due day to the second reminder.</summary>
    public int SecondReminderDays { get; init; } = 14;

    /// <summary>Days from the due day to the announcement that the line will be suspended.</summary>
    public int WarningDays { get; init; } = 21;

    /// <summary>Whole days between that announcement and the suspension.</summary>
    public int SuspensionDays { get; init; } = 14;

    /// <summary>A line is suspended only when so much is overdue and not disputed, in hundredths of the currency.</summary>
    public long SuspensionFrom { get; init; } = 10000;

    /// <summary>Whether a customer on a social tariff may be suspended, too.</summary>
    public bool SuspendSocialTariff { get; init; }

    /// <summary>What a second reminder costs, in hundredths of the currency; never more than the country allows.</summary>
    public long ReminderFee { get; init; }

    /// <summary>Days of notice of a contract whose plan is not in the catalogue.</summary>
    public int NoticeDays { get; init; } = 30;
}
