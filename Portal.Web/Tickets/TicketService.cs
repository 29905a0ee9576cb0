using Portal.Web.Data;
using Portal.Web.Identity.Attempts;
using Portal.Web.Status;
using Portal.Web.Tickets.Mails;

namespace Portal.Web.Tickets;

/// <summary>
/// What customers do with their requests. Each verb is one change: the ticket, its history, the
/// mails and the audit row are all there, or none of them.
/// </summary>
public sealed class TicketService(
    Database db,
    ServiceLevels levels,
    TicketMails mails,
    GuestLinks links,
    TicketOutbox outbox,
    TimeProvider clock
)
{
    /// <summary>The detail of an opening of which no receipt was mailed, because too many had gone to that mailbox.</summary>
    public const string NotMailed = "not-mailed";

    private const int Tries = 3;

    private const string ById = $"select {Ticket.Columns} from ticket where id = @id";
    private const string IdByKey = "select id from ticket where form_key = @key";
    private const string Heard = "select count(*) from ticket_entry where ticket_id = @ticketId and (text = @text or form_key = @key)";
    private const string Sent = "select count(*) from ticket_entry where form_key = @key";
    private const string Attach =
        "update attachment set ticket_id = @ticketId, entry_id = @entryId, owner = '' where form_key = @files and ticket_id is null";
    private const string Returned = """
        update deflection set returned_at = @Now where returned_at is null and at > @since and (person_id = @PersonId or visitor = @Visitor)
        """;

    /// <summary>True when this form was sent before.</summary>
    public async Task<bool> IsOpenedAsync(string formKey, long? personId, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<long?>(IdByKey, new { key = IdempotencyKey.Hash(formKey, personId) }, ct) is not null;

    /// <summary>
    /// Files a request. The one who sends the same form again gets the same ticket, and what
    /// they wrote differently the second time is added to it.
    /// </summary>
    public async Task<Ticket> OpenAsync(NewTicket filed, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var filing = Prepare(filed);
            if (await db.WriteAsync(work => OpenAsync(work, filing), ct) is { } id)
                return (await db.SingleOrDefaultAsync<Ticket>(ById, new { id }, ct))!;
            if (tries == Tries)
                throw new BusyException("No reference was free.");
        }
    }

    /// <summary>Everything that can be made before the change, so that others wait for nothing but the rows.</summary>
    public PreparedTicket Prepare(NewTicket filed)
    {
        var (reference, now) = (TicketReference.New(), clock.GetUtcNow());
        var link = links.To(reference, filed.Language, filed.PersonId is null);
        var promise = levels.PromiseFor(filed.Type, Triage.From(filed).Priority, now);
        return new(
            filed,
            reference,
            IdempotencyKey.Hash(filed.FormKey, filed.PersonId),
            link,
            promise,
            outbox.Prepare(mails.Received(filed, reference, promise, now, link), reference, filed.MessageId)
        );
    }

    /// <summary>All of it within a change of somebody else's.</summary>
    /// <returns>The ticket's number; null when the reference is taken.</returns>
    public async Task<long?> OpenAsync(UnitOfWork work, PreparedTicket filing)
    {
        var (filed, key) = (filing.NewTicket, filing.Key);
        if (await work.FileAsync(filing) is not { } id)
            return await AgainAsync(work, filed, key);
        var isMailed =
            filed.IsReceiptMailed
            && (
                filed.ReceiptsPerHour is not { } most
                || await AttemptLimits.TakeAsync(work, [Attempt.ForMailbox("ticket", filed.Email, most)]) == TimeSpan.Zero
            );
        var opened = new NewEntry(EntryKind.Opened, Side.Customer, true)
        {
            PersonId = filed.PersonId,
            Name = filed.Name,
            Text = filed.Text,
            Detail = isMailed ? "" : NotMailed,
        };
        var entry = await work.EntryAsync(id, opened);
        await work.ExecuteAsync(
            Attach,
            new
            {
                ticketId = id,
                entryId = entry,
                files = filed.FilesKey,
            }
        );
        if (filed.Broken is { } broken)
            await IncidentService.ReportAsync(work, broken);
        if (filed.PersonId is not null || filed.Visitor is not null)
            await work.ExecuteAsync(
                Returned,
                new
                {
                    work.Now,
                    since = work.Now - Deflection.MustLast,
                    filed.PersonId,
                    filed.Visitor,
                }
            );
        if (isMailed)
        {
            await GuestLinks.KeepAsync(work, filing.Reference, filing.Link);
            await outbox.SendAsync(work, id, filing.Receipt);
        }

        await work.AuditAsync(filed.Actor, "ticket.opened", $"ticket:{filing.Reference}", $"{filed.Type}; {filed.Channel}");
        return id;
    }

    /// <summary>The customer writes. That ends the wait for them, and opens again what was solved or closed not long ago.</summary>
    /// <param name="ticket">As it was read; what it has become since counts.</param>
    /// <param name="caller">Who writes.</param>
    /// <param name="text">What they wrote; may be empty when there are files.</param>
    /// <param name="form">The form it came with; its files are added.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when it was taken.</returns>
    public Task<TicketRefusal?> ReplyAsync(Ticket ticket, TicketActor caller, string text, SubmittedForm form, CancellationToken ct)
    {
        var reply = new NewReply(caller, text, IdempotencyKey.Hash(form.Key, caller.PersonId, ticket.Reference), form.FilesKey);
        return ChangeAsync(ticket, async (work, now) => (await ReplyAsync(work, now, reply)).Refusal, ct);
    }

    /// <summary>The same within a change of somebody else's, who has read the ticket in it.</summary>
    internal async Task<ReplyOutcome> ReplyAsync(UnitOfWork work, Ticket now, NewReply reply)
    {
        if (await work.SingleAsync<long>(Sent, new { key = reply.Key }) > 0)
            return new(null);
        if (now.AfterReply(work.Now) is not { } next)
            return new(TicketRefusal.Merged);
        if (now.IsDone() && !now.MayReopen(work.Now))
            return new(TicketRefusal.TooLate);
        await work.SaveAsync(next with { NextUpdateDue = NextUpdate(now, work.Now) });
        var entry = await work.EntryAsync(
            now.Id,
            new NewEntry(EntryKind.Reply, Side.Customer, true)
            {
                PersonId = reply.Caller.PersonId,
                Name = reply.Caller.Name,
                Text = reply.Text,
                FormKey = reply.Key,
            }
        );
        await work.ExecuteAsync(
            Attach,
            new
            {
                ticketId = now.Id,
                entryId = entry,
                files = reply.FilesKey,
            }
        );
        if (now.IsDone())
            await StateAsync(work, now, reply.Caller, TicketState.InProgress, "");
        await work.AuditAsync(reply.Caller.Actor, now.IsDone() ? "ticket.reopened" : "ticket.replied", now.Target());
        return new(null, entry);
    }

    /// <summary>
    /// "It works again": the customer needs nothing more. A complaint too may be closed this way, and by nothing but words.
    /// </summary>
    public async Task<TicketRefusal?> CloseAsync(Ticket ticket, TicketActor caller, string text, CancellationToken ct)
    {
        var survey = SurveyService.Link(links, ticket);
        return await ChangeAsync(
            ticket,
            async (work, now) =>
            {
                if (now.State == TicketState.Closed)
                    return null; // touched twice
                if (now.Next(TicketTrigger.CustomerClose, TicketState.Closed, work.Now) is not { } closed)
                    return now.MergedIntoId is null ? TicketRefusal.TooLate : TicketRefusal.Merged;
                await work.SaveAsync(closed);
                await StateAsync(work, now, caller, TicketState.Closed, text);
                await SurveyService.KeepAsync(work, now.Reference, survey);
                await outbox.SendAsync(work, now, mails.Closed(now, survey));
                await work.AuditAsync(caller.Actor, "ticket.closed", now.Target());
                return null;
            },
            ct
        );
    }

    private Task<TicketRefusal?> ChangeAsync(Ticket ticket, Func<UnitOfWork, Ticket, Task<TicketRefusal?>> change, CancellationToken ct) =>
        db.WriteAsync(async work => await change(work, await work.TicketAsync(ticket.Id)), ct);

    // An open ticket goes on with what was left of its promise; one that is opened again gets a new one.
    private DateTimeOffset NextUpdate(Ticket now, DateTimeOffset at) =>
        now.IsDone() ? levels.PromiseFor(now.Type, now.Priority, at).NextUpdate : now.DueAfterPause(levels, at);

    // Nothing to add when it was only sent twice.
    private static async Task<long?> AgainAsync(UnitOfWork work, NewTicket filed, string key)
    {
        if (await work.SingleOrDefaultAsync<long?>(IdByKey, new { key }) is not { } id)
            return null;
        await work.TicketAsync(id); // of two repeats at once the second sees what the first added
        var repeat = IdempotencyKey.Hash(filed.FormKey, filed.PersonId, $"again {filed.Text}");
        if (
            await work.SingleAsync<long>(
                Heard,
                new
                {
                    ticketId = id,
                    text = filed.Text,
                    key = repeat,
                }
            ) > 0
        )
            return id;
        var entry = await work.EntryAsync(
            id,
            new NewEntry(EntryKind.Reply, Side.Customer, true)
            {
                PersonId = filed.PersonId,
                Name = filed.Name,
                Text = filed.Text,
                FormKey = repeat,
            }
        );
        await work.ExecuteAsync(
            Attach,
            new
            {
                ticketId = id,
                entryId = entry,
                files = filed.FilesKey,
            }
        );
        return id;
    }

    private static Task<long> StateAsync(UnitOfWork work, Ticket ticket, TicketActor caller, TicketState state, string text) =>
        work.EntryAsync(
            ticket.Id,
            new NewEntry(EntryKind.State, Side.Customer, true)
            {
                PersonId = caller.PersonId,
                Name = caller.Name,
                Text = text,
                Detail = $"{state}",
            }
        );
}
