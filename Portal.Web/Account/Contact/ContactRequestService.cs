using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;
using Portal.Web.Tickets;
using Portal.Web.Tickets.New;

namespace Portal.Web.Account.Contact;

/// <summary>
/// Opens requests that only the provider's staff can carry out. There is one of each topic at a time: what is sent while it is open adds
/// nothing.
/// </summary>
public sealed class ContactRequestService(Database db, TicketService tickets, AttemptLimits limits, TicketOptions options)
{
    private const int Tries = 3;

    private const string Open = $"""
        select t.reference from ticket t
        where (t.person_id = @PersonId or t.customer_number = @CustomerNumber) and {OpenRequest.IsOpen} and t.topic = @Topic
        order by t.id limit 1
        """;

    private const string ByKey = "select reference from ticket where form_key = @key";

    /// <summary>Opens a request, or leads to the one that is open.</summary>
    /// <returns>Its reference, and how long to wait when there are too many; a form that is sent again waits for nothing.</returns>
    public async Task<(string Reference, TimeSpan Wait)> OpenAsync(Me me, NewTicket filed, CancellationToken ct)
    {
        if (
            !await tickets.IsOpenedAsync(filed.FormKey, me.PersonId, ct)
            && await limits.TakeAsync([Attempt.ForPerson("ticket", me, 2 * options.FreeOfBrowser)], ct) is var wait
            && wait > TimeSpan.Zero
        )
            return ("", wait);
        for (var tries = 1; ; tries++)
        {
            var filing = tickets.Prepare(filed);
            if (await db.WriteAsync(work => OpenAsync(work, filing), ct) is { } reference)
                return (reference, TimeSpan.Zero);
            if (tries == Tries)
                throw new BusyException("No reference was free.");
        }
    }

    private async Task<string?> OpenAsync(UnitOfWork work, PreparedTicket filing)
    {
        var filed = filing.NewTicket;
        await work.LockAsync($"contact-request:{filed.CustomerNumber}");
        if (await work.SingleOrDefaultAsync<string>(ByKey, new { key = filing.Key }) is { } before)
            return before;
        if (await work.SingleOrDefaultAsync<string>(Open, filed) is { } open)
            return open;
        return await tickets.OpenAsync(work, filing) is null ? null : filing.Reference;
    }

    internal static NewTicket Write(Me me, Language language, SubmittedForm form, string topic, string subject, string words) =>
        new()
        {
            FormKey = form.Key,
            FilesKey = form.FilesKey,
            Type = TicketType.Change,
            Topic = topic,
            Subject = subject,
            Text = words,
            Name = me.Name,
            Email = me.Email,
            IsEmailConfirmed = true,
            Language = language.Code,
            PersonId = me.PersonId,
            CustomerNumber = me.CustomerNumber,
            Actor = me.Target,
        };
}
