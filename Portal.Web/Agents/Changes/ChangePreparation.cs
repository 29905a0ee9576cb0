using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;
using Portal.Web.Plans.Prepared;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Changes;

/// <summary>
/// Prepares a change of plan or extras for the customer of a ticket, with the quote the customer would see. The customer is told by a reply
/// in the ticket and by mail to their account, and decides; nothing is ordered here.
/// </summary>
public sealed class ChangePreparation(
    Database db,
    ChangeOffers offers,
    PlanOrderService orders,
    PreparedChangeService prepared,
    PreparedChangeMails mails,
    ServiceLevels levels,
    CustomerNotifier post,
    Outbox outbox,
    TimeProvider clock
)
{
    /// <summary>Keeps the choice and tells the customer. The same choice, sent twice, is one.</summary>
    /// <returns>Why the line cannot be changed so, or why the ticket does not allow it; neither when it is prepared.</returns>
    public async Task<(ChangeRefusal? Line, AgentRefusal? Ticket)> PrepareAsync(
        Me me,
        Ticket seen,
        ChangeRequest choice,
        CancellationToken ct
    )
    {
        var customer = seen.CustomerNumber ?? "";
        var (contract, quote, refusal) = await offers.QuoteAsync(customer, choice, orders.Today, ct);
        if (quote is null)
            return (refusal, null);
        var now = clock.GetUtcNow();
        var change = new PreparedChange
        {
            Id = 0,
            Reference = PreparedChange.NewReference(),
            CustomerNumber = customer,
            ServiceNumber = quote.Service,
            TicketId = seen.Id,
            PreparedBy = me.PersonId,
            State = PreparedState.Open,
            Document = QuoteJson.Write(quote),
            PreparedAt = now,
            ExpiresAt = now + PreparedChange.Lasts,
        };
        var mail = await mails.PreparedAsync(change, contract!.Plan, ct);
        var letter = mail is null ? null : outbox.Protect(mail);
        var isTold = mail is not null && EmailAddress.Key(mail.To) == EmailAddress.Key(seen.Email);
        return (null, await db.WriteAsync(work => KeepAsync(work, me, seen, change, letter, isTold), ct));
    }

    /// <summary>Takes back what the customer has not decided on.</summary>
    public async Task<AgentRefusal?> WithdrawAsync(Me me, Ticket seen, string? reference, CancellationToken ct)
    {
        var change = await prepared.FindAsync(seen.CustomerNumber ?? "", reference, ct);
        if (change is null || change.TicketId != seen.Id)
            return AgentRefusal.ChangeOver;
        if (change.State == PreparedState.Withdrawn)
            return null;
        return await db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var ticket = await work.TicketAsync(seen.Id);
                if (!AgentPermissions.For(me).MayWork(ticket))
                    return AgentRefusal.NotYourLevel;
                return await prepared.WithdrawAsync(work, me, change) ? null : AgentRefusal.ChangeOver;
            },
            ct
        );
    }

    private async Task<AgentRefusal?> KeepAsync(
        UnitOfWork work,
        Me me,
        Ticket seen,
        PreparedChange change,
        ProtectedMail? letter,
        bool isTold
    )
    {
        var ticket = await work.TicketAsync(seen.Id);
        if (!AgentPermissions.For(me).MayWork(ticket))
            return AgentRefusal.NotYourLevel;
        if (ticket.MergedIntoId is not null)
            return AgentRefusal.Merged;
        if (
            await PreparedChangeService.OpenOfLineAsync(work, change.ServiceNumber) is { } open
            && open.StateAt(work.Now) == PreparedState.Open
        )
            return open.PreparedBy == me.PersonId && open.Document == change.Document ? null : AgentRefusal.ChangePrepared;
        if (ticket.Version != seen.Version)
            return AgentRefusal.Changed;
        var text = mails.Reply(Language.FromCode(ticket.Language), change);
        if (new Reply(text, TicketState.Pending).To(ticket, me.PersonId, levels, work.Now) is not { } asked)
            return AgentRefusal.NotFromHere;
        if (!await prepared.KeepAsync(work, me, change))
            return AgentRefusal.ChangePrepared;
        await work.SaveAsync(asked);
        await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.Reply, true) with { Text = text });
        if (asked.State != ticket.State)
            await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.State, true) with { Detail = $"{asked.State}" });
        await work.AuditAsync(me.Target, "ticket.replied", ticket.Target(), $"{asked.State}");
        if (letter is not null)
            await outbox.MailAsync(work, letter);
        if (!isTold) // the same mailbox is told once, with all that it means
            await post.NotifyAsync(work, ticket, text, TicketMailKind.Replied, me.Name);
        return null;
    }
}
