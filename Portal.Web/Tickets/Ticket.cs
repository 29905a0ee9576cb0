namespace Portal.Web.Tickets;

/// <summary>
/// A request to the help desk as it stands. What belongs to its state is set by its own verbs alone: see the file beside this one.
/// </summary>
public sealed partial record Ticket
{
    public const string Columns = """
        id, reference, type, topic, state, state_changed_at, waiting_for, level, skill, priority, severity, priority_reason,
        assignee_id, person_id, customer_number, service_number, device_serial,
        incident, article, language, channel, subject, name, email, email_confirmed_at, email_bounced_at, phone, opened_at, changed_at,
        first_reply_due, first_reply_at,
        next_update_due, deadline_at, expected_at, delay_reason,
        paused_at, resolved_at, closed_at, reopen_count, follows_id, merged_into_id, version
        """;

    public required long Id { get; init; }

    /// <summary>What people call it by: <see cref="TicketReference"/>.</summary>
    public required string Reference { get; init; }

    public required TicketType Type { get; init; }

    /// <summary>What it is about within its type: "outage", "slow"…; the choices stand with the fields of the type.</summary>
    public required string Topic { get; init; }

    public TicketState State { get; private init; }

    public DateTimeOffset StateChangedAt { get; private init; }

    /// <summary>Whom or what a pending or held ticket waits for.</summary>
    public WaitingFor? WaitingFor { get; private init; }

    /// <summary>1 to 3: which level of the help desk has it.</summary>
    public required int Level { get; init; }

    /// <summary>Which people of a level: by the ticket's type until somebody says otherwise.</summary>
    public required Skill Skill { get; init; }

    /// <summary>1, the most urgent, to 4.</summary>
    public required int Priority { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Why the priority is what it is: a key of a text, or an agent's words.</summary>
    public required string PriorityReason { get; init; }

    public long? AssigneeId { get; init; }

    /// <summary>Who filed it; null for a guest.</summary>
    public long? PersonId { get; init; }

    public string? CustomerNumber { get; init; }

    public string? ServiceNumber { get; init; }

    public string? DeviceSerial { get; init; }

    /// <summary>The reference of the incident it belongs to.</summary>
    public string? Incident { get; init; }

    /// <summary>The key of the article the customer came from.</summary>
    public string? Article { get; init; }

    /// <summary>The language it was filed in, and is answered in.</summary>
    public required string Language { get; init; }

    public required Channel Channel { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    /// <summary>Where receipts and replies go.</summary>
    public required string Email { get; init; }

    /// <summary>When the address was shown to be the writer's; null while nobody knows whose it is.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; init; }

    /// <summary>When a mail to the address came back; null while mails arrive, as far as anybody knows.</summary>
    public DateTimeOffset? EmailBouncedAt { get; init; }

    /// <summary>Empty when none was given.</summary>
    public required string Phone { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required DateTimeOffset FirstReplyDue { get; init; }

    public DateTimeOffset? FirstReplyAt { get; init; }

    /// <summary>By when the customer hears from us again.</summary>
    public required DateTimeOffset NextUpdateDue { get; init; }

    /// <summary>The day the law sets for an answer.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>When the repair is expected.</summary>
    public DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>Why it takes longer than was promised; empty while it does not.</summary>
    public required string DelayReason { get; init; }

    /// <summary>Since when the deadlines are paused, because the customer has to answer.</summary>
    public DateTimeOffset? PausedAt { get; private init; }

    public DateTimeOffset? ResolvedAt { get; private init; }

    public DateTimeOffset? ClosedAt { get; private init; }

    /// <summary>How often the customer said that it was not solved.</summary>
    public int ReopenCount { get; private init; }

    /// <summary>The ticket this one follows, closed too long ago to be opened again.</summary>
    public long? FollowsId { get; init; }

    /// <summary>The ticket that goes on in place of this duplicate.</summary>
    public long? MergedIntoId { get; private init; }

    /// <summary>Counts the changes, so that of two who change it at once the second sees the first.</summary>
    public required long Version { get; init; }

    public bool IsOpen => ResolvedAt is null && ClosedAt is null;
}
