using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// The steps of a declaration whose contract is known: the order is given, watched, and cancelled when the customer stays.
/// </summary>
public sealed class NoticeOrders(Database db, IOrders orders, NoticeRecipients recipients, NoticeMails mails, Outbox outbox)
{
    private static readonly TimeSpan AtOnce = TimeSpan.Zero;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    internal Task<StepOutcome> StepAsync(ContractNotice notice, CancellationToken ct) =>
        notice.State switch
        {
            NoticeState.Matched => SubmitAsync(notice, ct),
            NoticeState.Staying => TakeBackAsync(notice, ct),
            NoticeState.Ordered or NoticeState.Confirmed => WatchAsync(notice, ct),
            _ => MoveAsync(notice, notice.State, null, "", ct),
        };

    private async Task<StepOutcome> SubmitAsync(ContractNotice notice, CancellationToken ct)
    {
        var answer = await orders.SubmitAsync(RequestOf(notice), ct);
        if (answer.State == AnswerState.Failed && answer.MayRetry)
            return StepOutcome.NotNow;
        if (!answer.Has(out _))
            return ForPeople(notice, ReviewReason.Refused);
        return await MoveAsync(notice, NoticeState.Ordered, AtOnce, "contract-notice.ordered", ct);
    }

    private async Task<StepOutcome> WatchAsync(ContractNotice notice, CancellationToken ct)
    {
        var answer = await orders.FindAsync(notice.Reference, ct);
        if (!answer.Has(out var order))
            return answer.State == AnswerState.Failed ? StepOutcome.NotNow : ForPeople(notice, ReviewReason.Refused);
        if (order is { IsOpen: false, State: not OrderState.Completed })
            return ForPeople(notice, ReviewReason.Refused);
        var isAccepted = order.State is OrderState.Acknowledged or OrderState.InProgress or OrderState.Pending or OrderState.Completed;
        if (notice.State == NoticeState.Ordered && isAccepted)
            return await ConfirmAsync(notice, ct);
        return order.State == OrderState.Completed
            ? await MoveAsync(notice, NoticeState.Ended, null, "contract-notice.carried-out", ct)
            : await MoveAsync(notice, notice.State, Seldom, "", ct);
    }

    private async Task<StepOutcome> ConfirmAsync(ContractNotice notice, CancellationToken ct)
    {
        if (await recipients.FindAsync(notice, ct) is not { } recipient)
            return StepOutcome.NotNow;
        var mail = recipient.Email is { } to ? outbox.Protect(mails.Confirmed(notice, to, recipient.Language, notice.EndsOn!.Value)) : null;
        return await MoveAsync(notice, NoticeState.Confirmed, AtOnce, "contract-notice.confirmed", ct, mail);
    }

    private async Task<StepOutcome> TakeBackAsync(ContractNotice notice, CancellationToken ct)
    {
        var answer = await orders.CancelAsync(notice.Reference, ct);
        if (answer.State == AnswerState.Failed)
            return StepOutcome.NotNow;
        var state = answer.Value?.State;
        if (state is OrderState.Completed or OrderState.Partial)
            return ForPeople(notice, ReviewReason.CarriedOut);
        if (answer.Value is { IsOpen: true })
            return await MoveAsync(notice, NoticeState.Staying, Soon, "", ct); // on its way to be cancelled
        if (await recipients.FindAsync(notice, ct) is not { } recipient)
            return StepOutcome.NotNow;
        var mail = recipient.Email is { } to ? outbox.Protect(mails.Stayed(notice, to, recipient.Language)) : null;
        return await MoveAsync(notice, NoticeState.Stayed, null, "contract-notice.taken-back", ct, mail);
    }

    private async Task<StepOutcome> MoveAsync(
        ContractNotice notice,
        NoticeState state,
        TimeSpan? next,
        string action,
        CancellationToken ct,
        ProtectedMail? mail = null
    )
    {
        await db.WriteAsync(
            async work =>
            {
                if (await work.NoticeAsync(notice) is not { } now)
                    return; // another node was faster, or they want to stay
                await work.MoveAsync(now, state, next);
                if (mail is not null)
                    await outbox.MailAsync(work, mail);
                if (action != "")
                    await work.AuditAsync("system", action, now.Target);
            },
            ct
        );
        return StepOutcome.Taken;
    }

    private static StepOutcome ForPeople(ContractNotice notice, ReviewReason why) =>
        StepOutcome.ForPeople(NoticeMatch.For(why, notice.CustomerNumber));

    private static OrderRequest RequestOf(ContractNotice notice) =>
        new()
        {
            ExternalId = notice.Reference,
            Customer = notice.CustomerNumber!,
            Service = notice.ServiceNumber!,
            Kind = notice.Kind == NoticeKind.Withdraw ? OrderKind.Withdraw : OrderKind.Terminate,
            EffectiveOn = notice.EndsOn!.Value,
            Charges = notice.ChargeAmount is { } charge
                ?
                [
                    new OrderCharge
                    {
                        Kind = LineKind.EarlyTermination,
                        Amount = charge,
                        TaxPercent = decimal.Parse(notice.TaxPercent ?? "0", CultureInfo.InvariantCulture),
                    },
                ]
                : [],
        };
}
