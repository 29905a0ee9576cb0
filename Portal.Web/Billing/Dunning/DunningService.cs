using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;
using Portal.Web.Site;

namespace Portal.Web.Billing.Dunning;

/// <summary>
/// Carries out what <see cref="DunningPlan"/> says: reminds, announces, suspends, and switches lines on again. One customer is one change
/// with its mails, so each step is taken once, whichever node does it and wherever it is stopped.
/// </summary>
public sealed class DunningService(
    DunningReader reader,
    DunningMails mails,
    Database db,
    Outbox outbox,
    ICustomers customers,
    LocalTime time,
    BillingOptions options
)
{
    private const string Take = """
        insert into dunning_step (invoice_number, step, counted_from, customer_number, taken_on, taken_at)
        values (@Number, @step, @From, @customer, @today, @Now) on conflict (invoice_number, step, counted_from) do nothing
        """;

    // A bill may be part of a second announcement, after the first was withdrawn.
    private const string TakeAgain = """
        insert into dunning_step (invoice_number, step, counted_from, customer_number, taken_on, taken_at)
        values (@Number, @step, @From, @customer, @today, @Now)
        on conflict (invoice_number, step, counted_from) do update set taken_on = excluded.taken_on, taken_at = excluded.taken_at
        """;

    private const string Announce = """
        insert into suspension_notice (customer_number, amount, currency, announced_on, suspend_on)
        values (@customer, @amount, @currency, @today, @SuspendOn)
        """;

    private const string CarryOut =
        "update suspension_notice set suspended_on = @today where customer_number = @customer and ended_at is null";

    private const string End = "update suspension_notice set ended_at = @Now where customer_number = @customer and ended_at is null";

    /// <summary>Takes the steps that are due.</summary>
    public Task RunAsync(string customer, CancellationToken ct) => ChangeAsync(customer, mayRemind: true, ct);

    /// <summary>Ends what has no reason any more, at any hour: called as soon as money came in.</summary>
    public Task SettleAsync(string customer, CancellationToken ct) => ChangeAsync(customer, mayRemind: false, ct);

    private async Task ChangeAsync(string customer, bool mayRemind, CancellationToken ct)
    {
        if (!options.CarryOutDunning || await reader.BasisAsync(customer, ct) is not { } basis)
            return;
        var address =
            (await customers.FindAsync(customer, ct)).Value is { } known
            && (known.Email ?? known.SecondEmail) is { } email
            && Mailbox.TryParse(email, out _)
                ? new AccountHolder { Email = email, Language = known.Language }
                : null;
        await db.WriteAsync(work => ChangeAsync(work, basis, address, mayRemind), ct);
    }

    private async Task ChangeAsync(UnitOfWork work, DunningBasis basis, AccountHolder? address, bool mayRemind)
    {
        await work.LockAsync("dunning:" + basis.Customer);
        var today = time.DayOf(work.Now);
        var account = await DunningReader.AccountAsync(work, basis, today);
        var plan = DunningPlan.Of(account, basis.Rules, today);
        // Where nobody has an account yet, the provider's address of the contract is the customer's.
        var holders = await AccountHolder.ListAsync(work, basis.Customer);
        var change = new DunningChange(work, basis.Customer, today, holders.Count > 0 || address is null ? holders : [address]);
        if (await EndAsync(change, account, plan) || !mayRemind || plan.IsPaused || change.Readers.Count == 0)
            return;
        foreach (var bill in plan.Bills)
            if (bill.DueOn(today) is { } step)
                await RemindAsync(change, bill, step, plan);
        if (plan.Suspension is { IsAnnounced: false } ahead && ahead.AnnounceOn <= today)
            await AnnounceAsync(change, ahead);
        else if (plan.Suspension is { IsAnnounced: true, IsSuspended: false } announced && announced.SuspendOn <= today)
            await SuspendAsync(change, announced);
    }

    private async Task<bool> EndAsync(DunningChange change, DunningAccount account, DunningPlan plan)
    {
        var isOver = account.Notice is not null && plan.Suspension is not { IsAnnounced: true };
        // A line that another system suspended has no announcement here.
        var isPaid = account.Notice is null && !account.Bills.Any(b => b.IsOverdue);
        if (!isOver && !isPaid)
            return false;
        var ended = await change.ExecuteAsync(End);
        var resumed = account.Notice is { IsSuspended: false } ? 0 : await change.Work.ResumeAsync(change.Customer, change.Today);
        if (ended + resumed == 0)
            return false;
        await change.Work.AuditAsync("system", resumed > 0 ? "line.resumed" : "suspension.withdrawn", change.Target);
        await MailAsync(change, to => mails.Ended(to, account.Notice));
        return true;
    }

    private async Task RemindAsync(DunningChange change, BillDunning bill, DunningStep step, DunningPlan plan)
    {
        if (await change.ExecuteAsync(Take, bill, step) == 0)
            return;
        if (step == DunningStep.SecondReminder && plan.Rules.ReminderFee > 0)
            await change.Work.ChargeReminderAsync(change.Customer, DunningMails.Fee(plan, bill), $"reminder:{bill.Number}:{bill.From:O}");
        await change.Work.AuditAsync("system", "invoice.reminded", "invoice:" + bill.Number, step.ToString());
        await MailAsync(change, to => mails.Reminder(to, bill, step, plan));
    }

    private async Task AnnounceAsync(DunningChange change, SuspensionPlan plan)
    {
        await change.ExecuteAsync(Announce, plan);
        foreach (var bill in plan.Bills)
            await change.ExecuteAsync(TakeAgain, bill, DunningStep.Announcement);
        await change.Work.AuditAsync("system", "suspension.announced", change.Target, $"{plan.SuspendOn:O} {plan.Amount}");
        await MailAsync(change, to => mails.Announced(to, plan));
    }

    private async Task SuspendAsync(DunningChange change, SuspensionPlan plan)
    {
        await change.ExecuteAsync(CarryOut);
        foreach (var bill in plan.Bills)
            await change.Work.SuspendAsync(bill.Number, change.Today);
        await change.Work.AuditAsync("system", "line.suspended", change.Target, plan.Amount.ToString());
        await MailAsync(change, to => mails.Suspended(to, plan));
    }

    private async Task MailAsync(DunningChange change, Func<AccountHolder, Mail> compose)
    {
        foreach (var reader in change.Readers)
            await outbox.MailAsync(change.Work, compose(reader));
    }
}
