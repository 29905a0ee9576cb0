using Portal.Web.Data;
using Portal.Web.Tickets.Attachments;

namespace Portal.Web.Tickets;

/// <summary>
/// Takes everything personal out of a ticket: whose it was, every text somebody typed about it, and its files. What is left is counted in
/// reports: its kind, its times, its levels and its score. A new column or table that holds a typed text belongs on this list; a test fills
/// every text of a ticket and finds what was left.
/// </summary>
public sealed class TicketErasure(AttachmentFolder folder)
{
    /// <summary>Stands in place of the address.</summary>
    public const string Nobody = "nobody@erased.invalid";

    private const string Files = "delete from attachment where ticket_id = @ticketId returning key";

    private const string Waiting =
        "delete from attachment where owner = 'person:' || cast(@personId as text) and ticket_id is null returning key";

    private static readonly string[] Statements =
    [
        "update ticket_entry set text = '' where ticket_id = @ticketId", // answers and notes speak of people too
        "update ticket_entry set name = '' where ticket_id = @ticketId and side = 'Customer'",
        "delete from entry_mail where ticket_id = @ticketId",
        "delete from ticket_mail where ticket_id = @ticketId",
        "delete from ticket_field where ticket_id = @ticketId",
        "delete from attempted_step where ticket_id = @ticketId",
        """
            update handover set summary = '', steps = '', results = '', impact = '', promise = '', return_reason = ''
            where ticket_id = @ticketId
            """,
        "update ticket_merge set reason = '' where ticket_id = @ticketId",
        "update survey set comment = '' where ticket_id = @ticketId",
        """
            update ticket set name = '', email = @Nobody, phone = '', subject = reference, person_id = null, customer_number = null,
                service_number = null, device_serial = null, delay_reason = '',
                priority_reason = '', erased_at = @Now, version = version + 1
            where id = @ticketId
            """,
    ];

    public async Task EraseAsync(UnitOfWork work, long ticketId)
    {
        foreach (var key in await work.ListAsync<string>(Files, new { ticketId }))
            work.AfterCommit(() => folder.Delete(key));
        if ((await work.TicketAsync(ticketId)).Next(TicketTrigger.Erasure, TicketState.Cancelled, work.Now) is { } cancelled)
            await work.SaveAsync(cancelled);
        foreach (var sql in Statements)
            await work.ExecuteAsync(
                sql,
                new
                {
                    ticketId,
                    Nobody,
                    work.Now,
                }
            );
    }

    /// <summary>The files somebody added to forms that were never sent.</summary>
    public async Task EraseWaitingAsync(UnitOfWork work, long personId)
    {
        foreach (var key in await work.ListAsync<string>(Waiting, new { personId }))
            work.AfterCommit(() => folder.Delete(key));
    }
}
