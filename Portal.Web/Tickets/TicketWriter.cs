using Portal.Web.Data;

namespace Portal.Web.Tickets;

/// <summary>The rows of a new ticket, written inside the change of whoever calls.</summary>
public static class TicketWriter
{
    // Taken: the form was sent before, or (one time in thousands of millions) the reference is somebody's.
    private const string Insert = """
        insert into ticket (reference, form_key, type, topic, state, state_changed_at, level, skill, priority, severity, priority_reason,
            person_id, customer_number, service_number, device_serial, incident, article,
            language, channel, subject, name, email, email_confirmed_at, phone, opened_at, changed_at, first_reply_due, next_update_due,
                deadline_at, delay_reason, reopen_count, follows_id, version)
        values (@Reference, @formKey, @Type, @Topic, 'Acknowledged', @Now, 1, @Skill, @Priority, @Severity, @Reason, @PersonId,
            @CustomerNumber, @ServiceNumber, @DeviceSerial, @Incident, @Article,
            @Language, @Channel, @Subject, @Name, @Email, @EmailConfirmedAt, @Phone, @Now, @Now, @FirstReply, @NextUpdate, @Deadline, '', 0,
                @FollowsId, 1)
        on conflict do nothing returning id
        """;

    private const string Field = "insert into ticket_field (ticket_id, name, value) values (@id, @Key, @Value)";
    private const string Step = "insert into attempted_step (ticket_id, at, kind, step, result) values (@id, @at, @Kind, @Step, @Result)";

    /// <returns>The ticket's number; null when its key or its reference is taken.</returns>
    public static async Task<long?> FileAsync(this UnitOfWork work, PreparedTicket filing)
    {
        var (filed, promise) = (filing.NewTicket, filing.Promise);
        var rank = Triage.From(filed);
        var id = await work.SingleOrDefaultAsync<long?>(
            Insert,
            new
            {
                filing.Reference,
                formKey = filing.Key,
                Type = $"{filed.Type}",
                filed.Topic,
                work.Now,
                Skill = $"{rank.Skill}",
                rank.Priority,
                Severity = $"{rank.Severity}",
                rank.Reason,
                filed.PersonId,
                filed.CustomerNumber,
                filed.ServiceNumber,
                filed.DeviceSerial,
                filed.Incident,
                filed.Article,
                filed.Language,
                Channel = $"{filed.Channel}",
                filed.Subject,
                filed.Name,
                filed.Email,
                EmailConfirmedAt = filed.IsEmailConfirmed ? work.Now : (DateTimeOffset?)null,
                filed.Phone,
                promise.FirstReply,
                promise.NextUpdate,
                promise.Deadline,
                filed.FollowsId,
            }
        );
        if (id is not { } ticketId)
            return null;
        foreach (var (name, value) in filed.Fields)
            await work.ExecuteAsync(
                Field,
                new
                {
                    id = ticketId,
                    Key = name,
                    Value = value,
                }
            );
        foreach (var tried in filed.AttemptedSteps)
            await work.ExecuteAsync(
                Step,
                new
                {
                    id = ticketId,
                    at = tried.At ?? work.Now,
                    tried.Kind,
                    tried.Step,
                    tried.Result,
                }
            );
        return ticketId;
    }
}
