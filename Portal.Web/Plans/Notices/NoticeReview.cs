using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Plans.Notices;

/// <summary>
/// Hands a declaration to the help desk as a request. No mail tells of it: whoever typed a number they do not own would learn from one what
/// became of it. What the help desk has to know stands in a note that only it reads.
/// </summary>
public sealed class NoticeReview(TicketService tickets, Texts texts, LocalTime time)
{
    private const string Review = """
        update contract_notice set state = 'NeedsReview', state_changed_at = @Now, review = @review, ticket_id = @ticket,
            customer_number = @Customer, service_number = @service, plan = @plan, next_step_at = null where id = @Id
        """;

    /// <summary>Made before the change that keeps it.</summary>
    public PreparedTicket Prepare(ContractNotice notice, NoticeMatch match)
    {
        var localized = texts.In(Language.FromCode(notice.Language));
        var content = notice.Content;
        var isTheirs = notice.PersonId is not null && match.Customer is not null && match.Customer == notice.CustomerNumber;
        var lines = content.Rows(localized).Select(r => $"{r.Label}: {r.Value}");
        return tickets.Prepare(
            new NewTicket
            {
                FormKey = notice.Target,
                Type = TicketType.Change,
                Topic = "end",
                Fields = new Dictionary<string, string>
                {
                    ["day"] = content.WantedOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                    ["number"] = content.Number,
                }
                    .Where(f => f.Value != "")
                    .ToDictionary(),
                Subject = localized[$"Leaving.Ticket.{notice.Kind}", notice.Reference],
                Text =
                    $"{localized["Leaving.ReceivedAt"]}: {time.Moment(localized.Language, notice.ReceivedAt)}\n{string.Join('\n', lines)}",
                Name = notice.Name,
                Email = notice.Email,
                IsReceiptMailed = false,
                Language = notice.Language,
                PersonId = notice.PersonId,
                CustomerNumber = isTheirs ? match.Customer : null,
                ServiceNumber = isTheirs ? match.Service?.Number : null,
                Actor = "system",
            }
        );
    }

    /// <summary>Files the request and notes why a person has to look, in the change that found it out.</summary>
    public async Task FileAsync(UnitOfWork work, ContractNotice notice, NoticeMatch match, PreparedTicket ticket)
    {
        var id = await tickets.OpenAsync(work, ticket) ?? throw new BusyException("No reference was free.");
        var localized = texts.In(Language.FromCode(notice.Language));
        await work.EntryAsync(
            id,
            new NewEntry(EntryKind.Note, Side.System, false)
            {
                Text = localized[$"Leaving.Review.{match.Review}"],
                FormKey = $"{notice.Target} {match.Review}",
            }
        );
        await work.ExecuteAsync(
            Review,
            new
            {
                notice.Id,
                work.Now,
                review = $"{match.Review}",
                ticket = id,
                match.Customer,
                service = match.Service?.Number ?? notice.ServiceNumber,
                plan = match.Service?.Plan ?? notice.Plan,
            }
        );
        await work.AuditAsync("system", "contract-notice.handed-over", notice.Target, $"{match.Review}");
    }

    /// <summary>Tells the help desk, which has the declaration before it, that the customer wants to stay.</summary>
    public async Task NoteStayAsync(UnitOfWork work, ContractNotice notice)
    {
        if (notice.TicketId is not { } id)
            return;
        var ticket = await work.TicketAsync(id);
        await work.SaveAsync(ticket.AfterReply(work.Now) ?? ticket);
        await work.EntryAsync(
            id,
            new NewEntry(EntryKind.Reply, Side.Customer, true)
            {
                PersonId = notice.PersonId,
                Name = notice.Name,
                Text = texts.In(Language.FromCode(notice.Language))["Leaving.Stay"],
            }
        );
    }
}
