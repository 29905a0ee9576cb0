using Portal.Web.Data;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Mails;

/// <summary>
/// What a mail does to tickets: an answer becomes an entry as on the web, anything else a guest's ticket. Nobody becomes a customer by an
/// address, and nothing is sent to whoever wrote but the receipt of a new ticket.
/// </summary>
public sealed class InboundTickets(
    TicketService tickets,
    ThreadFinder threads,
    MailFiles files,
    InboundOptions inbound,
    TicketOptions options,
    TimeProvider clock
) : IInboundHandler
{
    /// <summary>The detail of the entry that says that a mail came back.</summary>
    public const string Bounced = "Bounced";

    /// <summary>The detail of the entry that holds the answer of a program.</summary>
    public const string AutomaticReply = "AutomaticReply";

    private const string LastOfCustomer = "select max(id) from ticket_entry where ticket_id = @id and side = 'Customer'";
    private const string MarkBounced = "update ticket set email_bounced_at = @Now where id = @Id and lower(email) = lower(@Recipient)";
    private const string Unmark = "update ticket set email_bounced_at = null where id = @Id and email_bounced_at is not null";

    public async Task<Func<UnitOfWork, Task<InboundResult>>> PrepareAsync(
        InboundMail mail,
        InboundMailbox mailbox,
        DeliveryInstruction? instruction,
        CancellationToken ct
    )
    {
        if (instruction is null && mail.Bounce is { } bounce)
            return await BouncedAsync(bounce, ct);
        var ticket = instruction is null ? await threads.FindAsync(mail, ct) : await threads.OfReferenceAsync(instruction.Reference, ct);
        if (instruction is null && mail.Kind == InboundKind.AutomaticReply)
            return ticket is null ? Quarantined(QuarantineReason.AutomaticReply) : work => NoteAsync(work, ticket, mail);
        var continued = ticket is not null && TakesReplies(ticket) ? ticket : null;
        if (continued is null && mail.Sender == "")
            return Quarantined(QuarantineReason.NoSender);
        var (key, omitted) = await files.KeepAsync(mail, continued?.Language ?? mailbox.Language, ct);
        var text = MailText.From(mail);
        if (continued is not null)
            return Limited(mail, instruction, work => ReplyAsync(work, continued, mail with { Rest = text.Rest }, text.Text, key, omitted));
        var filed = New(mail, mailbox, text.Text) with
        {
            FilesKey = key,
            FollowsId = ticket is not null && ThreadFinder.IsOf(ticket, mail.Sender) ? ticket.Id : null,
        };
        var prepared = tickets.Prepare(filed);
        return Limited(mail, instruction, work => OpenAsync(work, prepared, mail with { Rest = text.Rest }, omitted));
    }

    private static Func<UnitOfWork, Task<InboundResult>> Quarantined(QuarantineReason reason) =>
        _ => Task.FromResult(InboundResult.Quarantine(reason));

    private bool TakesReplies(Ticket ticket) => ticket.MergedIntoId is null && (!ticket.IsDone() || ticket.MayReopen(clock.GetUtcNow()));

    private Func<UnitOfWork, Task<InboundResult>> Limited(
        InboundMail mail,
        DeliveryInstruction? instruction,
        Func<UnitOfWork, Task<InboundResult>> change
    ) =>
        async work =>
        {
            if (instruction is not null || mail.Sender == "")
                return await change(work);
            var turn = Attempt.ForMailbox("inbound", mail.Sender, inbound.MailsPerSender);
            return await AttemptLimits.TakeAsync(work, [turn]) == TimeSpan.Zero
                ? await change(work)
                : InboundResult.Quarantine(QuarantineReason.TooMany);
        };

    private async Task<InboundResult> ReplyAsync(UnitOfWork work, Ticket ticket, InboundMail mail, string text, string key, string omitted)
    {
        var now = await work.TicketAsync(ticket.Id);
        var caller = new TicketActor(null, ThreadFinder.IsOf(now, mail.Sender) ? now.Name : mail.SenderName, "guest");
        var outcome = await tickets.ReplyAsync(work, now, new NewReply(caller, text, $"mail {mail.Hash}", key));
        if (outcome.Refusal is not null)
            throw new BusyException("The ticket has changed meanwhile."); // once more: then it is known what goes on in its place
        if (outcome.EntryId is { } entry)
            await EntryMail.KeepAsync(work, now.Id, entry, mail, omitted);
        if (mail.MessageId != "")
            await TicketOutbox.KeepAsync(work, now.Id, mail.MessageId);
        if (ThreadFinder.IsOf(now, mail.Sender))
            await work.ExecuteAsync(Unmark, new { now.Id });
        return InboundResult.Delivered(now.Target());
    }

    private async Task<InboundResult> OpenAsync(UnitOfWork work, PreparedTicket prepared, InboundMail mail, string omitted)
    {
        var id = await tickets.OpenAsync(work, prepared) ?? throw new BusyException("No reference was free.");
        var entry = await work.SingleAsync<long>(LastOfCustomer, new { id });
        await EntryMail.KeepAsync(work, id, entry, mail, omitted);
        if (mail.MessageId != "")
            await TicketOutbox.KeepAsync(work, id, mail.MessageId);
        return InboundResult.Delivered($"ticket:{prepared.Reference}");
    }

    private NewTicket New(InboundMail mail, InboundMailbox mailbox, string text) =>
        new()
        {
            FormKey = $"mail {mail.Hash}",
            Type = TicketForms.Read(mailbox.Type) ?? TicketType.Question,
            Topic = "other",
            Subject = MailText.SubjectOf(mail, text),
            Text = text,
            Name = mail.SenderName,
            Email = mail.Sender,
            IsEmailConfirmed = mail.IsSenderProven,
            ReceiptsPerHour = options.MailsPerHour,
            Language = mailbox.Language,
            Channel = Channel.Mail,
            MessageId = mail.MessageId,
        };

    // It changes nothing: a program has not read what we asked.
    private static async Task<InboundResult> NoteAsync(UnitOfWork work, Ticket ticket, InboundMail mail)
    {
        var text = MailText.From(mail);
        var entry = await work.EntryAsync(
            ticket.Id,
            new NewEntry(EntryKind.Note, Side.System, false) { Text = text.Text, Detail = AutomaticReply }
        );
        await EntryMail.KeepAsync(work, ticket.Id, entry, mail with { Rest = text.Rest }, "");
        return InboundResult.Delivered(ticket.Target());
    }

    private async Task<Func<UnitOfWork, Task<InboundResult>>> BouncedAsync(Bounce bounce, CancellationToken ct)
    {
        if (await threads.OfMessageAsync(bounce.MessageId, ct) is not { } ticket)
            return Quarantined(QuarantineReason.Bounce);
        if (!bounce.IsFinal)
            return _ => Task.FromResult(InboundResult.Delivered(ticket.Target())); // the server still tries
        return async work =>
        {
            var now = await work.TicketAsync(ticket.Id);
            await work.SaveAsync(now); // whoever has it open is told
            await work.EntryAsync(
                now.Id,
                new NewEntry(EntryKind.Note, Side.System, false) { Text = $"{bounce.Recipient} ({bounce.Status})", Detail = Bounced }
            );
            await work.ExecuteAsync(
                MarkBounced,
                new
                {
                    now.Id,
                    bounce.Recipient,
                    work.Now,
                }
            );
            await work.AuditAsync("system", "ticket-mail.bounced", now.Target(), bounce.Status);
            return InboundResult.Delivered(now.Target());
        };
    }
}
